import type { Messages } from '../en.ts'

export const refusals = {
  other: 'لم يقبل المركز ذلك. راجعه أو اتصل بالمركز.',
  'request.limited': 'محاولات كثيرة في وقت قصير. انتظر دقيقة ثم أعد المحاولة.',
  'request.invalid': 'أحد الحقول غير مكتمل كما ينبغي. راجع الحقول.',
  'auth.required': 'سجّل الدخول أولًا.',
  'auth.expired': 'انتهى تسجيل دخولك. سجّل الدخول من جديد.',
  'auth.invalid-credentials': 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  'auth.disabled': 'هذا الحساب معطّل. راجع المركز.',
  'auth.forbidden': 'حسابك لا يسمح بذلك.',
  'appointment.slot-taken': 'أُخذ هذا الوقت قبل لحظات.',
  'appointment.not-bookable': 'لم يعد حجز هذا الوقت ممكنًا. اختر وقتًا آخر.',
  'appointment.not-offered': 'لا يقدم المركز هذه الخدمة. اختر فحصًا آخر.',
  'appointment.illegal-state': 'تغيّر الموعد في هذه الأثناء. انظر إليه من جديد.',
  'appointment.not-found': 'هذا الموعد ليس من مواعيدك.',
  'appointment.too-late': 'فات وقت التغيير بنفسك. اتصل بالمركز.',
  'appointment.terms-changed': 'التكلفة أعلى مما عُرض عليك. انظر إلى المبلغ الجديد أولًا.',
  'appointment.too-many-holds': 'لديك عدة أوقات محجوزة مؤقتًا دون دفع. ادفع أو تخلَّ عن أحدها أولًا.',
  'centre.not-found': 'هذا المركز لا يقبل الحجز.',
  'server.unavailable': 'جزء من الخدمة غير متاح الآن. أعد المحاولة بعد لحظة.',
  'server.bug': 'حدث خطأ من جهتنا. أعد المحاولة.',
} satisfies Messages['refusals']
