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
  photoRetake: 'إعادة التصوير',
  rewrite: 'حفظ النص الجديد',
  equipment: (name) => `الجهاز ${name}`,
  signAgain: 'وقّع من جديد: التوقيع مفقود أو كان لنتيجة أخرى.',
  sealAgain: 'ختم من جديد',
  value: {
    nothing: 'لا شيء',
    vehicle: 'المركبة',
  },
} satisfies Messages['conflicts']
