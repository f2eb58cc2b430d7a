import type { ReasonWords } from './reason-words.ts'

export const reasons = {
  'issued-in-error': 'issued in error',
  'wrong-vehicle': 'wrong vehicle',
  fraud: 'fraud',
  'equipment-fault': 'faulty test equipment',
  'under-review': 'under review',
  corrected: 'details corrected',
  'key-compromised': 'signing key stolen',
  other: 'other reason',
} satisfies ReasonWords
