import { pluralIn } from '#design/i18n/plural.ts'
import type { Messages } from '../en.ts'

const plural = pluralIn('ar')

export const outbox = {
  title: 'في انتظار الإرسال',
  inspections: (count: number) =>
    plural(count, {
      zero: 'لا فحوص',
      one: 'فحص واحد',
      two: 'فحصان',
      few: '# فحوص',
      many: '# فحصًا',
      other: '# فحص',
    }),
  photos: (count: number) =>
    plural(count, {
      zero: 'لا صور',
      one: 'صورة واحدة',
      two: 'صورتان',
      few: '# صور',
      many: '# صورة',
      other: '# صورة',
    }),
  entries: (count: number) =>
    plural(count, {
      zero: 'لا إدخالات',
      one: 'إدخال واحد',
      two: 'إدخالان',
      few: '# إدخالات',
      many: '# إدخالًا',
      other: '# إدخال',
    }),
  signatures: (count: number) =>
    plural(count, {
      zero: 'لا تواقيع',
      one: 'توقيع واحد',
      two: 'توقيعان',
      few: '# تواقيع',
      many: '# توقيعًا',
      other: '# توقيع',
    }),
  oldest: (age: string) => `أقدمها منذ ${age}`,
  eta: (minutes: number) =>
    plural(minutes, {
      one: 'نحو دقيقة بآخر سرعة',
      two: 'نحو دقيقتين بآخر سرعة',
      few: 'نحو # دقائق بآخر سرعة',
      many: 'نحو # دقيقة بآخر سرعة',
      other: 'نحو # دقيقة بآخر سرعة',
    }),
  minutes: (count: number) =>
    plural(count, { one: 'دقيقة', two: 'دقيقتين', few: '# دقائق', many: '# دقيقة', other: '# دقيقة' }),
  hours: (count: number) =>
    plural(count, { one: 'ساعة', two: 'ساعتين', few: '# ساعات', many: '# ساعة', other: '# ساعة' }),
  days: (count: number) => plural(count, { one: 'يوم', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' }),
  lastContact: (time: string) => `آخر اتصال ${time}`,
  neverContact: 'لا اتصال بالمكتب بعد',
  now: (why: string) => `الآن: ${why}`,
  tryNow: 'حاول الآن',
  saveCopy: 'حفظ نسخة',
  saveCopyWhy: 'ملف مشفَّر لا يفتحه إلا المكتب. استعمله إذا تعذّر الإرسال من هذا الجهاز.',
  copySaved: 'حُفظت النسخة. سلّم الملف إلى المكتب.',
  emptyTitle: 'كل شيء في المكتب',
  sentOf: (done: string, total: string) => `أُرسل ${done} من ${total}`,
  eventsSent: 'أُرسلت الإدخالات',
  photosOf: (done: string, total: string) => `الصور ${done} من ${total}`,
  inProgress: 'جارٍ',
  finished: 'منتهٍ',
  lastError: (words: string) => `آخر مشكلة: ${words}`,
  why: {
    idle: 'لا شيء للإرسال',
    sending: 'جارٍ الإرسال',
    offline: 'لا شبكة',
    'no-lock': 'نافذة أخرى من التطبيق ترسل',
    'signed-out': 'ادخل من جديد',
    revoked: 'أُلغي هذا الجهاز؛ احفظ نسخة وسلّمها إلى المكتب',
    outdated: 'حدّث التطبيق قبل فحوص جديدة',
    busy: (time: string) => `طلب المكتب الانتظار حتى ${time}`,
    unreachable: 'المكتب لا يجيب',
    wifi: 'الصور تنتظر الواي فاي',
    error: 'لم يقبله المكتب بعد',
  },
  reach: { connected: 'متصل', 'no-answer': 'المكتب لا يجيب', 'no-signal': 'لا شبكة', unknown: 'جارٍ الاتصال…' },
  connection: 'الاتصال والانتظار',
} satisfies Messages['outbox']
