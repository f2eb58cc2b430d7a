import type { LookupMessages } from './lookup-en.ts'

export const fr = {
  lookupTitle: 'Pas d’appareil photo ? Cherchez-le',
  lookupNumber: 'Numéro du certificat',
  lookupVin: '4 derniers caractères du VIN',
  lookupGo: 'Chercher',
  numberWrong: 'Ce numéro contient une faute de frappe. Sa forme est L1-26-000481-M.',
  vinWrong: 'Les quatre derniers caractères, ou le VIN entier.',
  noMatch: 'Aucun certificat n’a ce numéro et ces caractères.',
  limited: 'Trop d’essais. Réessayez dans quelques minutes.',
  busy: 'Le centre ne répond pas. Réessayez plus tard.',
  fileTitle: 'Vous avez le PDF ?',
  filePick: 'Vérifier un fichier PDF',
  fileText: 'Il reste sur cet appareil : seule son empreinte est envoyée.',
  noNetwork: 'Il faut le réseau. Réessayez une fois connecté.',
} satisfies LookupMessages
