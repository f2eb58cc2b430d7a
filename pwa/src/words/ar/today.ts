import { pluralIn } from '#design/i18n/plural.ts'
import type { Messages } from '../en.ts'

const plural = pluralIn('ar')
const inspections = (count: number) =>
  plural(count, {
    zero: 'لا فحوص',
    one: 'فحص واحد',
    two: 'فحصان',
    few: '# فحوص',
    many: '# فحصًا',
    other: '# فحص',
  })
const photos = (count: number) =>
  plural(count, {
    zero: 'لا صور',
    one: 'صورة واحدة',
    two: 'صورتان',
    few: '# صور',
    many: '# صورة',
    other: '# صورة',
  })

export const today = {
  title: 'اليوم',
  next: 'التالي',
  inProgress: 'جارية',
  doneToday: 'أُنجزت اليوم',
  start: 'بدء',
  resume: 'متابعة',
  open: 'فتح',
  otherVehicle: 'مركبة أخرى',
  emptyTitle: 'لا مواعيد لك اليوم',
  emptyAdvice: 'يمكن أيضًا فحص سيارة دون موعد.',
  answered: (done: string, total: string) => `${done} من ${total}`,
  noSignal: 'لا شبكة. العمل محفوظ على هذا الجهاز.',
  noAnswer: 'المكتب لا يجيب. العمل محفوظ على هذا الجهاز.',
  clockWrong: 'ساعة هذا الجهاز خاطئة',
  clockDates: (here: string, office: string) =>
    `تشير إلى ${here}، والتاريخ في المكتب ${office}. اضبط التاريخ والوقت تلقائيًا. تُؤرَّخ الفحوص بساعة المكتب.`,
  otherDays: (count: string) => `أيام أخرى · ${count}`,
  waiting: (count: { inspections: number; photos: number }) =>
    `في الانتظار: ${inspections(count.inspections)}، ${photos(count.photos)}`,
  sending: 'جارٍ الإرسال',
  allSent: 'كل شيء في المكتب',
  attention: (count: number) =>
    plural(count, {
      zero: 'لا شيء يحتاج إلى نظر',
      one: 'أمر واحد يحتاج إلى نظر',
      two: 'أمران يحتاجان إلى نظر',
      few: '# أمور تحتاج إلى نظر',
      many: '# أمرًا يحتاج إلى نظر',
      other: '# أمر يحتاج إلى نظر',
    }),
  show: 'عرض',
  kind: { periodic: 'دوري', retest: 'إعادة فحص', voluntary: 'اختياري' },
  noPlate: 'دون لوحة بعد',
  retest: 'بدء إعادة الفحص',
  failed: 'راسب، إعادة الفحص ممكنة',
  result: 'النتيجة',
  certificate: 'الشهادة',
  notFound: 'هذا الفحص ليس على هذا الجهاز.',
} satisfies Messages['today']
