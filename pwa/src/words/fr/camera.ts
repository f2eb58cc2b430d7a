import type { Messages } from '../en.ts'

export const camera = {
  title: 'Photographier',
  shutter: 'Prendre la photo',
  starting: 'Démarrage de la caméra…',
  refused:
    'La caméra n’est pas disponible. Autorisez-la dans les réglages du navigateur, ou prenez la photo avec l’application du téléphone.',
  fromFile: 'Utiliser l’application photo ou un fichier',
  saving: 'Enregistrement…',
  failed: 'La photo n’a pas pu être enregistrée. Reprenez-la.',
  interrupted: 'Une photo a été interrompue avant d’être enregistrée.',
  takeAgain: 'La reprendre',
  dismiss: 'Inutile',
  photoOf: (number: string) => `Photo ${number}`,
  role: { bay: 'voiture sur la ligne', defect: 'défaut', checkpoint: 'point de contrôle' },
  removePhoto: 'Retirer cette photo',
  view: 'Voir la photo',
  gone: 'L’image n’est plus sur cet appareil ; le bureau l’a.',
} satisfies Messages['camera']
