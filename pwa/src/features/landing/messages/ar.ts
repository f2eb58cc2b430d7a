import type { LandingWords } from './en.ts'

export const ar = {
  title: 'الفحص التقني للمركبات',
  verifyTitle: 'لديك شهادة',
  verifyText: 'تحقق على هاتفك من أنها أصلية ومن أن السيارة مسموح بها. بلا حساب، وحتى من دون اتصال.',
  verifyAct: 'تحقق من شهادة',
  inspectTitle: 'أنت تفحص المركبات',
  inspectText: 'سجّل عمليات الفحص بوجود الشبكة أو بدونها. يبقى عملك على جهازك إلى أن يستلمه المكتب.',
  inspectAct: 'افتح تطبيق الفحص',
} satisfies LandingWords
