import type { Messages } from '../en.ts'

export const takeover = {
  title: 'تولّي الفحص',
  heldBy: (who: string, since: string) => `${who}: الفحص بيده منذ ${since}.`,
  takenOver: (who: string, since: string) => `${who}: تولّى هذا الفحص، ${since}.`,
  both: (who: string, since: string) => `${who}: الفحص نفسه بيده أيضًا منذ ${since}. اتفقا على من يواصل.`,
  yourself: 'جهازك الآخر',
  inspector: (number: string) => `الفاحص ${number}`,
  someone: 'فاحص آخر',
  known: (done: string, total: string) => `أُجيب عن ${done} من ${total} بحسب ما يعرفه هذا الجهاز.`,
  nothingLost: 'كل ما سُجّل محفوظ. وما ينقص هنا يصل مع الاتصال التالي.',
  why: 'لماذا تواصل هذا الفحص؟',
  reason: 'السبب',
  reasons: {
    shift: 'تبديل المناوبة',
    'called-away': 'اضطر الزميل إلى المغادرة',
    device: 'الجهاز الآخر لا يعمل',
    appointed: 'اتفقنا على ذلك',
    other: 'سبب آخر',
  },
  more: 'تفاصيل',
  reasonNeeded: 'اختر سببًا أو اكتبه.',
  act: 'تولّي الفحص',
  takeBack: 'استعادة الفحص',
  begunBy: (who: string, since: string) => `${who}، منذ ${since}`,
} satisfies Messages['takeover']
