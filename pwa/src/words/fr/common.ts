import type { Messages } from '../en.ts'

export const common = {
  close: 'Fermer',
  back: 'Retour',
  loading: 'Chargement',
  menu: 'Réglages',
  saved: 'Enregistré sur cet appareil',
  notSaved: 'Non enregistré. Réessayez.',
  storageFull:
    'Non enregistré : le stockage de cet appareil est plein. Supprimez des images ou des applications inutiles, puis réessayez.',
  storageFullBanner:
    'Le stockage de cet appareil est plein. Ce qui est enregistré reste ; de nouvelles photos et saisies risquent de ne plus tenir. Libérez de la place.',
  storageFullAdvice:
    'Les photos arrivées au bureau sont retirées d’elles-mêmes au bout d’une semaine quand la place manque.',
  storageFullTitle: 'Stockage plein',
  cannotSave: 'Rien ne peut être enregistré sur cet appareil. Libérez de la place, puis rouvrez l’application.',
  deviceWiped:
    'Le navigateur a effacé les données de cet appareil. Ce qui n’était pas envoyé est perdu : prévenez le bureau.',
  unseen: (character, place) =>
    `À la place ${place} se trouve ${character}, que personne ne voit. Effacez ce texte et tapez-le de nouveau.`,
  unprintable: (character, place) =>
    `À la place ${place} se trouve ${character}, que le certificat ne peut pas montrer. Écrivez-le avec d’autres lettres.`,
  tooLong: (length, most) => `Il y a ${length} caractères ; ${most} au plus tiennent.`,
  tooWide: (most) =>
    `Cela ne tient pas dans le code du certificat : ${most} au plus, et les lettres non latines comptent double.`,
  change: 'Modifier',
  remove: 'Retirer',
  retry: 'Réessayer',
  slow: 'C’est plus long que prévu. Votre travail enregistré est en sécurité sur cet appareil.',
  loadAgain: 'Recharger',
  colon: ' : ',
  optional: 'facultatif',
  unknown: 'inconnu',
  left: 'gauche',
  right: 'droite',
  errorTitle: 'Cela n’a pas fonctionné',
  errorAdvice:
    'Votre travail enregistré est en sécurité sur cet appareil. Revenez en arrière et réessayez ; si cela persiste, donnez ce code au bureau :',
  notFoundTitle: 'Rien ici',
  notFoundAdvice: 'Cette page n’existe pas sur cet appareil.',
  toToday: 'Vers Aujourd’hui',
  outdated: 'Mettez l’application à jour avant un nouveau contrôle. Ceux en cours peuvent être terminés.',
  updateReady: 'Une nouvelle version est prête. Quelques secondes suffisent ; le travail enregistré reste.',
  updateBlocked: 'Un contrôle est ouvert dans une autre fenêtre. Quittez-le d’abord.',
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
