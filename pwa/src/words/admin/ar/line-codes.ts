export const lineCodes: Readonly<Record<string, string>> = {
  'line.unreadable': 'لا يُقرأ',
  'line.too-large': 'أكبر من المسموح',
  'line.too-deep': 'متداخل أكثر من المسموح',
  'line.schema': 'عنصر ناقص أو خاطئ',
  'line.unknown-type': 'من نوع غير معروف',
  'line.unknown-version': 'من إصدار لاحق',
  'line.other-device': 'كتبه جهاز آخر',
  'line.conflict-hash': 'نصّان برقم واحد',
  'line.forked': 'تاريخان لجهاز واحد',
}
