// Names of templates and of what is computed, why a checkpoint does not apply, and why an inspection could not be carried out, in Arabic.
import type { ArabicTexts } from './arabic-texts.ts'

export const templateTitles: ArabicTexts = { 'eu-passenger-car': 'سيارة ركاب ومركبة خفيفة لنقل البضائع' }

/** After the name of what was measured. */
export const computedNames: ArabicTexts = {
  'imbalance-percent': 'الفرق بين العجلتين',
  'efficiency-percent': 'الفعالية',
  mean: 'المتوسط',
  'spread-percent': 'التباين',
}

export const abandonReasonTexts: ArabicTexts = {
  'not-presented': 'لم تُقدَّم المركبة',
  'no-identity': 'لا يمكن تحديد هوية المركبة',
  'no-documents': 'وثيقة التسجيل غير موجودة',
  'too-dirty': 'أوسخ من أن تُفحص',
  'unsafe-to-test': 'الفحص خطر',
  breakdown: 'تعطلت المركبة',
  'no-fuel': 'نفد الوقود أو الشحن',
  'presenter-refuses': 'مُقدِّم المركبة يرفض جزءًا من الفحص',
  'equipment-failed': 'تعطل جهاز الفحص',
  other: 'سبب آخر، انظر النص',
}

/** By the English reason: several checkpoints share one, and one checkpoint has several. */
export const notApplicableTexts: ArabicTexts = {
  'stop lamps not required before 1936': 'مصابيح الفرامل غير مطلوبة قبل 1936',
  'indicators not required before 1936': 'إشارات الانعطاف غير مطلوبة قبل 1936',
  'fog lamp not required before April 1980': 'مصباح الضباب غير مطلوب قبل أبريل 1980',
  'seat belts not required before 1965': 'أحزمة الأمان غير مطلوبة قبل 1965',
  'speedometer not required before October 1937': 'عداد السرعة غير مطلوب قبل أكتوبر 1937',
  'no emission control before 1993': 'لا معدات لخفض الانبعاثات قبل 1993',
  'engine of the hybrid cannot be made to run': 'لا يمكن تشغيل محرك السيارة الهجينة وهي واقفة',
  'no gas limits before August 1975': 'لا حدود للغازات قبل أغسطس 1975',
  'opacity not measured before 1980': 'لا تُقاس العتامة قبل 1980',
}
