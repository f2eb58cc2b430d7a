import type { Quantity } from '@sac/contracts/template/template'
import type { Messages } from '../en.ts'
import { positions } from './positions.ts'

export const measure = {
  title: (label: string, position: string) => (position ? `${label} · ${position}` : label),
  limits: 'الحد',
  limitMin: (min: string) => `على الأقل ${min}`,
  limitMax: (max: string) => `على الأكثر ${max}`,
  limitBoth: (min: string, max: string) => `من ${min} إلى ${max}`,
  noLimit: 'لا حد لهذه السيارة',
  lastTime: (value: string, date: string) => `المرة السابقة (${date}): ${value}`,
  noLastTime: 'لا قيمة سابقة معروفة',
  plausible: (min: string, max: string) => `القيم الممكنة من ${min} إلى ${max}.`,
  save: 'حفظ',
  saveAndNext: 'حفظ، التالي',
  clear: 'حذف القيمة',
  erase: 'حذف آخر رقم',
  decimal: 'فاصلة عشرية',
  sign: 'موجب أو سالب',
  enter: 'إدخال',
  value: 'القيمة',
  places: 'مواضع القياس',
  positions,
  quantities: {
    value: 'القيمة',
    'imbalance-percent': 'الفرق بين اليسار واليمين',
    'efficiency-percent': 'الفعالية',
    mean: 'المتوسط',
    'spread-percent': 'التباين',
  } satisfies Record<Quantity['of'], string>,
  within: 'ضمن الحدود',
  beyond: 'خارج الحد',
  notJudged: 'أصغر من أن يُحكم عليه',
  suggests: (defect: string) => `يقترح «${defect}»`,
  useSuggestion: 'إضافة هذا العيب',
  optionalValue: 'يمكن تركه',
} satisfies Messages['measure']
