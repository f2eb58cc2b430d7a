import type { Messages } from '../en.ts'

export const common = {
  close: 'Fermer',
  back: 'Retour',
  cancel: 'Annuler',
  loading: 'Chargement',
  menu: 'Réglages',
  saved: 'Enregistré sur cet appareil',
  notSaved: 'Non enregistré. Réessayez.',
  cannotSave: 'Rien ne peut être enregistré sur cet appareil. Libérez de la place, puis rouvrez l’application.',
  deviceWiped:
    'Le navigateur a effacé les données de cet appareil. Ce qui n’était pas envoyé est perdu : prévenez le bureau.',
  change: 'Modifier',
  remove: 'Retirer',
  retry: 'Réessayer',
  optional: 'facultatif',
  unknown: 'inconnu',
  left: 'gauche',
  right: 'droite',
  errorTitle: 'Cela n’a pas fonctionné',
  errorAdvice:
    'Votre travail enregistré est en sécurité sur cet appareil. Revenez en arrière et réessayez ; si cela persiste, donnez ce code au bureau :',
  notFoundTitle: 'Rien ici',
  notFoundAdvice: 'Cette page n’existe pas sur cet appareil.',
  toToday: 'Vers Aujourd’hui',
  updateReady: 'Une nouvelle version est prête. Quelques secondes suffisent ; le travail enregistré reste.',
  updateNow: 'Mettre à jour',
  result: {
    pass: 'Favorable',
    'pass-minor': 'Favorable avec défauts mineurs',
    fail: 'Défavorable',
    'fail-dangerous': 'Défavorable, danger',
    abandoned: 'Interrompu',
  },
  severity: { minor: 'mineur', major: 'majeur', dangerous: 'dangereux' },
  progress: {
    'saved-on-device': 'enregistré sur cet appareil',
    sent: 'envoyé',
    complete: 'complet au bureau',
    certified: 'certifié',
    'needs-attention': 'à examiner',
  },
} satisfies Messages['common']
