import type { Messages } from '../en.ts'

export const refusals = {
  other: 'Le centre n’a pas accepté. Vérifiez, ou appelez le centre.',
  'request.limited': 'C’était trop souvent en peu de temps. Attendez une minute, puis réessayez.',
  'request.invalid': 'Un champ n’est pas rempli comme il le faut. Revoyez les champs.',
  'auth.required': 'Connectez-vous d’abord.',
  'auth.expired': 'Votre connexion est terminée. Connectez-vous de nouveau.',
  'auth.invalid-credentials': 'E-mail ou mot de passe incorrect.',
  'auth.disabled': 'Ce compte est désactivé. Adressez-vous au centre.',
  'auth.forbidden': 'Votre compte ne permet pas cela.',
  'appointment.slot-taken': 'Quelqu’un vient de prendre cette heure.',
  'appointment.not-bookable': 'Cette heure ne peut plus être réservée. Choisissez-en une autre.',
  'appointment.not-offered': 'Le centre ne propose pas cela. Choisissez un autre contrôle.',
  'appointment.illegal-state': 'Le rendez-vous a changé entre-temps. Regardez-le de nouveau.',
  'appointment.not-found': 'Ce rendez-vous n’est pas parmi les vôtres.',
  'appointment.too-late': 'Il est trop tard pour le changer vous-même. Appelez le centre.',
  'appointment.terms-changed': 'Cela coûte plus que ce qui était affiché. Regardez d’abord le nouveau montant.',
  'appointment.too-many-holds': 'Vous retenez déjà plusieurs heures non payées. Payez ou libérez-en une d’abord.',
  'centre.not-found': 'Ce centre ne prend pas de réservation.',
  'server.unavailable': 'Une partie du service n’est pas disponible. Réessayez dans un instant.',
  'server.bug': 'Quelque chose s’est mal passé chez nous. Réessayez.',
} satisfies Messages['refusals']
