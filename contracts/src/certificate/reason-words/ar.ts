import type { ReasonWords } from './reason-words.ts'

export const reasons = {
  'issued-in-error': 'صدرت خطأً',
  'wrong-vehicle': 'مركبة أخرى',
  fraud: 'احتيال',
  'equipment-fault': 'عطل في جهاز الفحص',
  'under-review': 'قيد المراجعة',
  corrected: 'صُحِّحت البيانات',
  'key-compromised': 'سُرق مفتاح التوقيع',
  other: 'سبب آخر',
} satisfies ReasonWords
