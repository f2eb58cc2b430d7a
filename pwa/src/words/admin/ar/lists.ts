import { pluralIn } from '#design/i18n/plural.ts'
import type { Messages } from '../en.ts'

const plural = pluralIn('ar')

export const lists = {
  search: 'بحث',
  any: 'الكل',
  filters: 'المرشحات',
  clear: 'إزالة المرشحات',
  columns: 'الأعمدة',
  usual: 'كالمعتاد',
  views: 'العروض',
  viewName: 'اسم هذا العرض',
  saveView: 'احفظ هذا العرض',
  forgetView: (name) => `انسَ ${name}`,
  noViews: 'يحفظ العرض المرشحات والترتيب والأعمدة باسم على هذا الجهاز.',
  exportCsv: 'تصدير CSV',
  exporting: (count) =>
    plural(count, {
      zero: 'لا سطور بعد',
      one: 'سطر واحد حتى الآن',
      two: 'سطران حتى الآن',
      few: '# سطور حتى الآن',
      many: '# سطرًا حتى الآن',
      other: '# سطر حتى الآن',
    }),
  stopExport: 'أوقف التصدير',
  print: 'طباعة',
  selectRow: 'اختيار',
  selected: (count) =>
    plural(count, {
      one: 'سطر مختار',
      two: 'سطران مختاران',
      few: '# سطور مختارة',
      many: '# سطرًا مختارًا',
      other: '# سطر مختار',
    }),
  shown: (count) =>
    plural(count, {
      one: 'سطر معروض',
      two: 'سطران معروضان',
      few: '# سطور معروضة',
      many: '# سطرًا معروضًا',
      other: '# سطر معروض',
    }),
  all: (count) =>
    plural(count, {
      zero: 'لا شيء',
      one: 'سطر واحد إجمالًا',
      two: 'سطران إجمالًا',
      few: '# سطور إجمالًا',
      many: '# سطرًا إجمالًا',
      other: '# سطر إجمالًا',
    }),
  nothing: 'لا شيء يطابق هذه المرشحات',
  nothingAdvice: 'أزل أحدها أو ابحث عن شيء آخر.',
  from: 'من',
  to: 'إلى',
} satisfies Messages['lists']
