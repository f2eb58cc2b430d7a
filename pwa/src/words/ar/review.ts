import { pluralIn } from '#design/i18n/plural.ts'
import type { Messages } from '../en.ts'

const plural = pluralIn('ar')
/** Counted things of which only the number changes. */
const counted = (words: string) => (count: number) => plural(count, { other: `${words} #` })

export const review = {
  title: 'مراجعة',
  counts: {
    minor: (count: number) =>
      plural(count, {
        one: 'عيب طفيف',
        two: 'عيبان طفيفان',
        few: '# عيوب طفيفة',
        many: '# عيبًا طفيفًا',
        other: '# عيب طفيف',
      }),
    major: (count: number) =>
      plural(count, {
        one: 'عيب كبير',
        two: 'عيبان كبيران',
        few: '# عيوب كبيرة',
        many: '# عيبًا كبيرًا',
        other: '# عيب كبير',
      }),
    dangerous: (count: number) =>
      plural(count, {
        one: 'عيب خطر',
        two: 'عيبان خطران',
        few: '# عيوب خطرة',
        many: '# عيبًا خطرًا',
        other: '# عيب خطر',
      }),
    untested: counted('لم يُفحص:'),
  },
  unfinished: 'لم يكتمل بعد',
  answered: (done: string, total: string) => `أُجيب عن ${done} من ${total}`,
  unnamed: (count: number) =>
    plural(count, {
      zero: 'كل العيوب مسمّاة',
      one: 'نقطة معيبة لم يُسمَّ عيبها',
      two: 'نقطتان معيبتان لم يُسمَّ عيبهما',
      few: '# نقاط معيبة لم تُسمَّ عيوبها',
      many: '# نقطة معيبة لم تُسمَّ عيوبها',
      other: '# نقطة معيبة لم تُسمَّ عيوبها',
    }),
  provisional: 'حتى الآن',
  noDefects: 'لا عيوب',
  failed: counted('عيوب:'),
  passed: counted('سليم:'),
  other: counted('لم يُفحص:'),
  open: counted('مفتوح:'),
  advisories: (count: number) =>
    plural(count, {
      zero: 'لا نصائح',
      one: 'نصيحة واحدة',
      two: 'نصيحتان',
      few: '# نصائح',
      many: '# نصيحة',
      other: '# نصيحة',
    }),
  retestBy: (date: string) => `إعادة الفحص في موعد أقصاه ${date}`,
  document: 'حفظ الوثيقة (PDF)',
  documentStates: {
    'not-yet': 'لم يكتبها المكتب بعد.',
    unreachable: 'تعذّر الوصول إلى المكتب. أعد المحاولة عند الاتصال.',
  },
  sections: 'الأقسام',
  change: 'تعديل',
  missingTitle: 'ما زال ناقصًا',
  nothingMissing: 'لا ينقص شيء.',
  goThere: 'اذهب إليه',
  takeIt: 'التقطها',
  missing: {
    start: 'لم تصل بداية هذا الفحص',
    'vehicle-field': (field: string) => `المركبة: ${field}`,
    answer: 'دون جواب',
    reason: 'السبب ناقص',
    defect: 'عيب دون اسم',
    contradiction: 'له عيب لكنه ليس معيبًا',
    'unknown-defect': 'عيب غير معروف في هذا الدليل',
    'lowered-reason': 'سبب الخطورة الأقل ناقص',
    photo: 'الصورة ناقصة',
    measurement: (what: string) => `القيمة ناقصة: ${what}`,
    implausible: (what: string) => `قيمة غير ممكنة: ${what}`,
    'measured-defect': (defect: string) => `قيمة خارج الحد: «${defect}»`,
    'implausible-field': (field: string) => `لا يمكن أن يكون صحيحًا: ${field}`,
    equipment: 'لم يُذكر جهاز معاير لها. ضع علامة عليه أدناه، أو أجب «تعذّر الفحص»',
    calibration: (serial: string) => `انتهت معايرة ${serial}`,
    conflict: (field: string) => `جهازان يختلفان: ${field}`,
  },
  noBayPhoto: 'لا صورة للسيارة في المسار. لن تُثبت الشهادة الحضور، ويرى المكتب ذلك.',
  equipment: 'الأجهزة المستعملة',
  equipmentEmpty: 'لا جهاز قياس معروف على هذا الجهاز. يصل مع الاتصال التالي.',
  calibrated: (date: string) => `معايَر حتى ${date}`,
  expired: (date: string) => `انتهت المعايرة ${date}`,
  used: 'مستعمل',
  remark: 'ملاحظة',
  remarkHint: 'تُطبع في التقرير.',
  sign: 'توقيع…',
  cannotSign: (count: number) =>
    plural(count, {
      zero: 'لا ينقص شيء',
      one: 'ينقص شيء واحد',
      two: 'ينقص شيئان',
      few: 'تنقص # أشياء',
      many: 'ينقص # شيئًا',
      other: 'ينقص # شيء',
    }),
} satisfies Messages['review']
