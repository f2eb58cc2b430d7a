import type { Messages } from '../en.ts'

export const conflicts = {
  title: 'جوابان لشيء واحد',
  why: 'كتب جهازان قولين مختلفين دون أن يعلم أحدهما بالآخر. إلى أن تقرر يُحسب الأحوط.',
  on: (time: string) => `كُتب ${time}`,
  thisDevice: 'هذا الجهاز',
  otherDevice: 'جهاز آخر',
  choose: 'أيهما يُعتمد؟',
  reason: 'لماذا',
  decide: 'تقرير',
  needReason: 'اختر واحدًا واذكر السبب.',
  none: 'لا شيء للتقرير.',
  attentionTitle: 'يحتاج إلى نظر',
  attentionWhy: 'لم يستطع المكتب أخذ كل شيء. المطلوب:',
  sealReason: 'صُحّح وخُتم من جديد',
  reasons: {
    'events-refused': 'رفض المكتب بعض الإدخالات؛ يحتفظ بها وسينظر فيها.',
    'photos-unreadable': 'صورة على هذا الجهاز لم تعد مقروءة. التقطها من جديد.',
    conflict: 'كتب جهازان قولين مختلفين. قرر أدناه.',
    quarantined: 'يضع المكتب هذا الفحص جانبًا وينظر فيه.',
    late: 'سُجّل شيء بعد الختم. اختم من جديد.',
    'certificate-refused': 'لا يمكن طباعة الشهادة أو توقيعها بنصٍّ كما هو. اختصره أو استعمل حروفًا أخرى، ثم اختم من جديد.',
    'needs-date': 'على المكتب تأكيد تاريخ الفحص.',
  },
  photoRetake: 'إعادة التصوير',
  signAgain: 'وقّع من جديد: التوقيع مفقود أو كان لنتيجة أخرى.',
  sealAgain: 'ختم من جديد',
  value: {
    nothing: 'لا شيء',
    vehicle: 'المركبة',
  },
} satisfies Messages['conflicts']
