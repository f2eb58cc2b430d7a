import type { LineRefusal } from '@sac/contracts/sync/line-refusal'

export const lineCodes = {
  'line.unreadable': 'لا يُقرأ',
  'line.too-large': 'أكبر من المسموح',
  'line.too-deep': 'متداخل أكثر من المسموح',
  'line.schema': 'عنصر ناقص أو خاطئ',
  'line.unknown-type': 'من نوع غير معروف',
  'line.unknown-version': 'من إصدار لاحق',
  'line.other-device': 'كتبه جهاز آخر',
  'line.conflict-hash': 'نصّان برقم واحد',
  'line.forked': 'تاريخان لجهاز واحد',
  'actor.unknown': 'من شخص لم يسجّل الدخول هناك قط',
  'copy.unsigned': 'من نسخة غير موقّعة',
  'device.unapproved': 'من جهاز لم يُوافَق عليه بعد',
} satisfies Record<LineRefusal, string>
