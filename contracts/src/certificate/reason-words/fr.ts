import type { ReasonWords } from './reason-words.ts'

export const reasons = {
  'issued-in-error': 'délivré par erreur',
  'wrong-vehicle': 'mauvais véhicule',
  fraud: 'fraude',
  'equipment-fault': 'matériel de contrôle défectueux',
  'under-review': 'en cours d’examen',
  corrected: 'données corrigées',
  'key-compromised': 'clé de signature volée',
  other: 'autre raison',
} satisfies ReasonWords
