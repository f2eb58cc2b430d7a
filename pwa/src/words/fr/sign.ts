import type { Messages } from '../en.ts'

export const sign = {
  title: 'Signer',
  signer: 'Signataire',
  pad: 'Signature',
  padHint: 'Signez avec le doigt ou un stylet.',
  clear: 'Effacer',
  typedInstead: 'Saisir le nom',
  drawnInstead: 'Dessiner',
  typedName: 'Votre nom complet',
  act: (result: string, counts: string) => (counts ? `Signer : ${result}, ${counts}` : `Signer : ${result}`),
  needed: 'Signez d’abord ci-dessus.',
  nameNeeded: 'Écrivez d’abord votre nom.',
  ownerGets: 'Le propriétaire reçoit le rapport quand ceci aura été envoyé.',
  signing: 'Enregistrement…',
  done: 'Signé et enregistré sur cet appareil',
  abandonTitle: 'Interrompre le contrôle',
  abandonWhy: 'Aucun certificat n’est délivré. Le propriétaire reçoit un refus avec la raison.',
  abandonReason: 'Raison',
  abandonText: 'Précisions',
  abandonAct: 'Signer et interrompre',
} satisfies Messages['sign']
