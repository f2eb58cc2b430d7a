import type { Messages } from '../en.ts'

export const conflicts = {
  title: 'Deux réponses pour une chose',
  why: 'Deux appareils ont écrit différemment sans se connaître. Jusqu’à votre décision, la plus prudente compte.',
  on: (time: string) => `écrit ${time}`,
  thisDevice: 'cet appareil',
  otherDevice: 'un autre appareil',
  choose: 'Laquelle vaut ?',
  reason: 'Pourquoi',
  decide: 'Décider',
  needReason: 'Choisissez-en une et dites pourquoi.',
  none: 'Rien à décider.',
  attentionTitle: 'À examiner',
  attentionWhy: 'Le bureau n’a pas pu tout prendre. À faire :',
  sealReason: 'Corrigé et scellé à nouveau',
  photoRetake: 'Reprendre la photo',
  rewrite: 'Enregistrer le nouveau texte',
  equipment: (name) => `Équipement ${name}`,
  signAgain: 'Signez à nouveau : la signature est perdue ou valait pour un autre résultat.',
  sealAgain: 'Sceller à nouveau',
  value: {
    nothing: 'rien',
    vehicle: 'véhicule',
  },
} satisfies Messages['conflicts']
