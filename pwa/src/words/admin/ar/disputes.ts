import type { Messages } from '../en.ts'

export const disputes = {
  title: 'الاعتراضات',
  text: 'يطلب مصرف أحد الزبائن إعادة المال. أجب في صفحة مزوّد الدفع قبل الموعد. ما لم يُحسم أو خُسر لا يدخل في المقبوضات، وما خُسر يُكتب له إشعار دائن.',
  statuses: {
    'needs-answer': 'ينتظر جوابنا',
    'under-review': 'لدى المصرف',
    won: 'رُبح',
    lost: 'خُسر',
  },
  answerBy: 'الجواب قبل',
  bankReason: 'سبب المصرف',
  page: 'لدى مزوّد الدفع',
  answer: 'الرد هناك',
  look: 'العرض هناك',
  bankAsks: 'سؤال، لم يُحجز شيء',
  emptyTitle: 'لا اعتراض',
  emptyText: 'حين يطلب مصرف زبون إعادة مال يظهر هنا مع موعد الجواب.',
  tookBack: 'أخذته المصارف',
  restored: 'أعادته المصارف',
} satisfies Messages['disputes']
