import type { Messages } from '../en.ts'

export const settings = {
  title: 'الإعدادات',
  language: 'اللغة',
  theme: 'فاتح أو داكن',
  themes: { auto: 'مثل الجهاز', light: 'فاتح (في الخارج)', dark: 'داكن' },
  gloves: 'وضع القفازات: أزرار أكبر',
  wifi: 'إرسال الصور عبر الواي فاي فقط',
  lock: 'قفل هذا الجهاز',
  device: 'هذا الجهاز',
  version: 'النسخة',
  storage: 'التخزين',
  protectedYes: 'العمل غير المرسل محمي هنا.',
  protectedNo: 'العمل غير المرسل غير محمي هنا.',
  signedInAs: (name: string) => `الدخول باسم ${name}`,
} satisfies Messages['settings']
