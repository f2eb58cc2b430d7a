import type { LookupMessages } from './lookup-en.ts'

export const ar = {
  lookupTitle: 'لا كاميرا؟ ابحث عنها',
  lookupNumber: 'رقم الشهادة',
  lookupVin: 'آخر 4 خانات من رقم الهيكل',
  lookupGo: 'بحث',
  numberWrong: 'في هذا الرقم خطأ كتابة. شكله L1-26-000481-M.',
  vinWrong: 'آخر أربع خانات، أو الرقم كاملاً.',
  noMatch: 'لا توجد شهادة بهذا الرقم وهذه الخانات.',
  limited: 'محاولات كثيرة. أعد المحاولة بعد بضع دقائق.',
  busy: 'المركز لا يجيب الآن. أعد المحاولة لاحقًا.',
  fileTitle: 'لديك ملف PDF؟',
  filePick: 'التحقق من ملف PDF',
  fileText: 'يبقى على هذا الجهاز: لا تُرسَل إلا بصمته.',
  noNetwork: 'هذا يحتاج إلى الشبكة. أعد المحاولة عند الاتصال.',
} satisfies LookupMessages
