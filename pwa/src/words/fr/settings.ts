import type { Messages } from '../en.ts'

export const settings = {
  title: 'Réglages',
  language: 'Langue',
  theme: 'Clair ou sombre',
  themes: { auto: 'comme l’appareil', light: 'clair (dehors)', dark: 'sombre' },
  gloves: 'Mode gants : boutons plus grands',
  wifi: 'Envoyer les photos en Wi-Fi seulement',
  lock: 'Verrouiller cet appareil',
  device: 'Cet appareil',
  version: 'Version',
  storage: 'Stockage',
  protectedYes: 'Le travail non envoyé est protégé ici.',
  protectedNo: 'Le travail non envoyé n’est pas protégé ici.',
  signedInAs: (name: string) => `Connecté : ${name}`,
} satisfies Messages['settings']
