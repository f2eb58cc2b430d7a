import type { PaperMessages } from '../words.ts'

export const frenchPapers: PaperMessages = {
  'test-passed': {
    subject: '{plate} a réussi son contrôle',
    title: '{plate} : contrôle réussi',
    says: ['Le certificat est joint, scellé. Chacun peut le vérifier par son code ou par ce lien.'],
    button: 'Vérifier le certificat',
  },
  'test-failed': {
    subject: '{plate} n’a pas réussi son contrôle',
    title: '{plate} : contrôle non réussi',
    says: [
      'Faites réparer ce qui suit, puis revenez pour la contre-visite ; seul ce qui a été constaté est revu. Le rapport complet est joint.',
    ],
    button: 'Réserver la contre-visite',
    notes: ['Défaillances critiques : ne roulez pas avant la réparation.'],
  },
  'test-abandoned': {
    subject: 'Le contrôle de {plate} n’a pas pu être terminé',
    title: 'Le contrôle n’a pas pu être terminé',
    says: ['Le document joint dit pourquoi. Remédiez-y, puis réservez un autre horaire.'],
    button: 'Réserver un autre horaire',
  },
  'certificate-expiring': {
    subject: '{plate} : prochain contrôle avant le {validUntil:date}',
    title: 'Prochain contrôle dans {weeks:weeks}',
    says: ['Le certificat arrive à son terme. Réservez maintenant, tant qu’il y a le choix.'],
    button: 'Réserver un contrôle',
    sms: '{centre.name} : le certificat de {plate} expire le {validUntil:date}. Réserver : {site.url}/book',
  },
  'certificate-revoked': {
    subject: 'Le document de contrôle de {plate} n’est plus valable',
    title: 'Le document de contrôle de {plate} n’est plus valable',
    says: [
      'Il a été retiré. Quiconque vérifie son code le voit ; ne le présentez plus.',
      'Demandez au centre ce qu’il faut faire. Sans certificat valable, la voiture doit repasser un contrôle.',
    ],
    button: 'Voir mes documents',
  },
  'certificate-suspended': {
    subject: 'Le document de contrôle de {plate} est suspendu',
    title: 'Le document de contrôle de {plate} est suspendu',
    says: [
      'Un point est en cours d’examen. D’ici là, le document ne compte pas, et quiconque vérifie son code le voit.',
      'Vous n’avez rien à faire : nous vous écrivons dès que c’est décidé. Le centre peut vous en dire plus.',
    ],
    button: 'Voir mes documents',
  },
  'certificate-reinstated': {
    subject: 'Le document de contrôle de {plate} est de nouveau valable',
    title: 'Le document de contrôle de {plate} est de nouveau valable',
    says: ['Il n’est plus suspendu. Le document que vous avez reste bon tel quel.'],
    button: 'Voir mes documents',
  },
  'appeal-upheld': {
    subject: 'Votre réclamation pour {plate} : vous aviez raison',
    title: 'Votre réclamation était fondée',
    says: [
      'Le résultat du contrôle de {plate} était faux. Il est corrigé, et vous recevez le nouveau document dès qu’il est établi. Vous n’avez rien à faire.',
    ],
    button: 'Voir mes documents',
  },
  'appeal-dismissed': {
    subject: 'Votre réclamation pour {plate} : le résultat est maintenu',
    title: 'Le résultat du contrôle est maintenu',
    says: [
      'Quelqu’un qui n’a pas contrôlé {plate} a examiné votre réclamation. Le résultat reste celui du procès-verbal ; le motif se trouve avec le contrôle, sous votre véhicule. Le centre vous l’explique si vous le demandez.',
    ],
    button: 'Voir mes documents',
  },
  'appeal-retest': {
    subject: 'Votre réclamation pour {plate} : un nouveau contrôle',
    title: '{plate} sera contrôlé de nouveau',
    says: [
      'Sans le véhicule on ne pouvait dire si le résultat était juste. Le centre le contrôle de nouveau ; appelez ou passez pour convenir d’une heure.',
    ],
    button: 'Voir mes documents',
  },
}
