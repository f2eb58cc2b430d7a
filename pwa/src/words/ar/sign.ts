import type { Messages } from '../en.ts'

export const sign = {
  title: 'التوقيع',
  signer: 'الموقِّع',
  pad: 'التوقيع',
  padHint: 'وقّع بالإصبع أو بالقلم.',
  clear: 'مسح',
  typedInstead: 'كتابة الاسم بدلًا منه',
  drawnInstead: 'الرسم بدلًا منه',
  typedName: 'اسمك الكامل',
  act: (result: string, counts: string) => (counts ? `توقيع: ${result}، ${counts}` : `توقيع: ${result}`),
  needed: 'وقّع أعلاه أولًا.',
  nameNeeded: 'اكتب اسمك أولًا.',
  ownerGets: 'يستلم المالك التقرير عندما يُرسل هذا.',
  signing: 'جارٍ الحفظ…',
  done: 'موقَّع ومحفوظ على هذا الجهاز',
  abandonTitle: 'إيقاف الفحص',
  abandonWhy: 'لا تصدر شهادة. يستلم المالك رفضًا مع السبب.',
  abandonReason: 'السبب',
  abandonText: 'تفاصيل',
  abandonAct: 'توقيع وإيقاف',
} satisfies Messages['sign']
