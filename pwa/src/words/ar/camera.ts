import type { Messages } from '../en.ts'

export const camera = {
  title: 'تصوير',
  shutter: 'التقاط الصورة',
  starting: 'تشغيل الكاميرا…',
  refused: 'الكاميرا غير متاحة. اسمح بها في إعدادات المتصفح، أو التقط الصورة بتطبيق الهاتف.',
  fromFile: 'استعمال تطبيق الكاميرا أو ملف',
  saving: 'حفظ الصورة…',
  failed: 'تعذّر حفظ الصورة. التقطها مرة أخرى.',
  interrupted: 'انقطعت صورة قبل حفظها.',
  takeAgain: 'التقاطها من جديد',
  dismiss: 'لا حاجة',
  photoOf: (number: string) => `الصورة ${number}`,
  role: { bay: 'السيارة في المسار', defect: 'عيب', checkpoint: 'نقطة فحص' },
  removePhoto: 'إزالة هذه الصورة',
  view: 'عرض الصورة',
  gone: 'لم تعد الصورة على هذا الجهاز؛ هي عند المكتب.',
} satisfies Messages['camera']
