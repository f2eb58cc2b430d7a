import type { Messages } from '../en.ts'

export const settings = {
  title: 'Réglages',
  language: 'Langue',
  theme: 'Clair ou sombre',
  themes: { auto: 'comme l’appareil', light: 'clair (dehors)', dark: 'sombre' },
  gloves: 'Mode gants : boutons plus grands',
  wifi: 'Envoyer les photos en Wi-Fi seulement',
  lock: 'Verrouiller cet appareil',
  signOut: 'Se déconnecter définitivement',
  signOutFacts: [
    'Votre code et votre clé de signature sont retirés de cet appareil. Ce que vous avez scellé reste valable.',
    'Tout ce qui est enregistré reste ici.',
    'Pour revenir, il faut votre mot de passe et du réseau.',
  ],
  signOutUnheard: 'Sans connexion, le bureau l’apprend au prochain contact.',
  signOutOpen: 'Pas encore scellé. Vous continuerez après une nouvelle connexion.',
  signOutUnsent: 'Pas encore au bureau. Attendez l’envoi ou enregistrez une copie.',
  device: 'Cet appareil',
  version: 'Version',
  protectedYes: 'Le travail non envoyé est protégé ici.',
  protectedNo: 'Le travail non envoyé n’est pas protégé ici.',
  signedInAs: (name: string) => `Connecté : ${name}`,
} satisfies Messages['settings']
