import type { Messages } from '../en.ts'

export const appointments = {
  title: 'مواعيدي',
  why: 'لا تظهر مواعيدك إلا لك.',
  none: 'لا مواعيد بعد',
  noneText: 'عندما تحجز موعدًا يظهر هنا مع كل ما تحتاجه يوم الفحص.',
  coming: 'قادمة',
  past: 'سابقة',
  when: 'متى',
  vehicle: 'المركبة',
  service: 'الفحص',
  where: 'أين',
  price: 'السعر',
  paid: 'مدفوع',
  toPay: 'المطلوب دفعه',
  status: {
    pending: 'محجوز لك مؤقتًا ولم يُدفع بعد',
    confirmed: 'محجوز',
    'checked-in': 'السيارة عندنا',
    done: 'تم الفحص',
    'no-show': 'لم تحضر',
    cancelled: 'ملغى',
    expired: 'أُتيح الوقت لغيرك',
  },
} satisfies Messages['appointments']
