import type { LandingWords } from './en.ts'

export const fr = {
  title: 'Contrôle technique',
  verifyTitle: 'Vous avez un certificat',
  verifyText:
    'Vérifiez sur votre téléphone s’il est authentique et si la voiture est autorisée. Sans compte, même hors ligne.',
  verifyAct: 'Vérifier un certificat',
  inspectTitle: 'Vous contrôlez des véhicules',
  inspectText:
    'Enregistrez les contrôles avec ou sans réseau. Votre travail reste sur l’appareil jusqu’à ce que le bureau l’ait reçu.',
  inspectAct: 'Ouvrir l’application de contrôle',
} satisfies LandingWords
