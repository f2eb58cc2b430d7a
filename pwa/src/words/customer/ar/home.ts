import { pluralIn } from '#design/i18n/plural.ts'
import type { Messages } from '../en.ts'
import { landing } from './landing.ts'

const plural = pluralIn('ar')

export const home = {
  ...landing,
  title: 'فحص المركبات',
  ownTitle: 'ما التالي لسيارتك',
  bookOther: 'احجز لسيارة أخرى',
  book: 'احجز فحصًا',
  nextFree: (day, time) => `أقرب وقت متاح: ${day}، ${time}`,
  openNow: (until) => `مفتوح الآن حتى ${until}`,
  opensNext: (day, time) => `مغلق الآن. يفتح ${day}، ${time}`,
  pricesTitle: 'ماذا نفعل وكم يكلّف',
  pricesNote: 'السعر شامل الضريبة. ما تراه عند الحجز هو ما تدفعه.',
  hoursTitle: 'أوقات العمل',
  vehicle: 'المركبة',
  today: 'اليوم',
  closed: 'مغلق',
  closure: (from, to) => `مغلق من ${from} إلى ${to}`,
  closureDay: (day) => `مغلق يوم ${day}`,
  howTitle: 'كيف يجري الأمر',
  steps: [
    { title: 'أنت تحجز', text: 'وقت، ولوحة سيارتك، والدفع. لا يُطلب حساب قبل الخطوة الأخيرة.' },
    { title: 'نحن نفحص', text: 'الفرامل والأضواء والتوجيه والإطارات والانبعاثات: ما يطلبه القانون.' },
    {
      title: 'أنت تعرف',
      text: 'ناجحة: شهادة برمز. غير ناجحة: ماذا يعني ذلك بكلمات واضحة، ومتى يجب الإصلاح، وإعادة الفحص.',
    },
  ],
  termsTitle: 'إذا طرأ طارئ',
  freeUntil: (hours) =>
    plural(hours, {
      zero: 'الإلغاء أو التغيير مجانًا حتى بداية الموعد.',
      one: 'الإلغاء أو التغيير مجانًا حتى ساعة واحدة قبل الموعد.',
      two: 'الإلغاء أو التغيير مجانًا حتى ساعتين قبل الموعد.',
      few: 'الإلغاء أو التغيير مجانًا حتى # ساعات قبل الموعد.',
      many: 'الإلغاء أو التغيير مجانًا حتى # ساعة قبل الموعد.',
      other: 'الإلغاء أو التغيير مجانًا حتى # ساعة قبل الموعد.',
    }),
  lateFee: (percent) => `بعد ذلك يُحتفظ بنسبة ${percent} من السعر، ويعود الباقي تلقائيًا.`,
  verifyTitle: 'هل بيدك شهادة؟',
  verifyText: 'تحقق في ثانيتين هل هي أصلية وهل السيارة مسموح بها. دون حساب، ودون اتصال أيضًا.',
  verifyAct: 'تحقق من شهادة',
  minutes: (count) =>
    plural(count, {
      one: 'دقيقة واحدة',
      two: 'دقيقتان',
      few: '# دقائق',
      many: '# دقيقة',
      other: '# دقيقة',
    }),
  about: (minutes) => `نحو ${minutes}`,
  kinds: { periodic: 'فحص دوري', retest: 'إعادة فحص', voluntary: 'فحص اختياري' },
  kindsShort: { periodic: 'دوري', retest: 'إعادة', voluntary: 'اختياري' },
  kindsText: {
    periodic: 'الفحص الذي يجب أن تجتازه مركبتك لتبقى على الطريق.',
    retest: 'بعد الإصلاح: يُعاد النظر فقط فيما لم ينجح.',
    voluntary: 'قبل الشراء أو البيع أو السفر.',
  },
  categories: { M1: 'سيارة', N1: 'مركبة نقل خفيفة' },
  centresTitle: 'إلى أين تريد أن تأتي؟',
  otherCentre: 'مركز آخر',
  centreSearch: 'الاسم أو المدينة أو الرمز البريدي',
  noSuchCentre: 'لا يوجد مركز بهذا الاسم. جرّب كلمة أخرى.',
  noCentre: 'لا يوجد هنا مركز يقبل الحجز بعد.',
} satisfies Messages['home']
