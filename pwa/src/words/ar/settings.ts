import type { Messages } from '../en.ts'

export const settings = {
  title: 'الإعدادات',
  language: 'اللغة',
  theme: 'فاتح أو داكن',
  themes: { auto: 'مثل الجهاز', light: 'فاتح (في الخارج)', dark: 'داكن' },
  gloves: 'وضع القفازات: أزرار أكبر',
  wifi: 'إرسال الصور عبر الواي فاي فقط',
  lock: 'قفل هذا الجهاز',
  signOut: 'تسجيل الخروج نهائيًا',
  signOutFacts: [
    'يُزال رمزك السري ومفتاح توقيعك من هذا الجهاز. ما ختمته من قبل يبقى ساريًا.',
    'كل ما حُفظ يبقى على هذا الجهاز.',
    'للعمل هنا من جديد سجّل الدخول بكلمة المرور، وذلك يحتاج إلى اتصال.',
  ],
  signOutUnheard: 'لا يوجد اتصال: يُحذف المفتاح فورًا، ويُبلَّغ المكتب عند أول اتصال.',
  signOutOpen: (plates: string) => `لم يُختم بعد: ${plates}. يمكن المتابعة هنا بعد تسجيل الدخول من جديد.`,
  signOutUnsent: (plates: string) => `لم يصل إلى المكتب بعد: ${plates}. انتظر الإرسال أو احفظ نسخة.`,
  device: 'هذا الجهاز',
  version: 'النسخة',
  protectedYes: 'العمل غير المرسل محمي هنا.',
  protectedNo: 'العمل غير المرسل غير محمي هنا.',
  signedInAs: (name: string) => `الدخول باسم ${name}`,
} satisfies Messages['settings']
