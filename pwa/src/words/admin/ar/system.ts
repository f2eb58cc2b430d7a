import type { Messages } from '../en.ts'

export const system = {
  title: 'النظام',
  audit: {
    title: 'سجل التدقيق',
    at: 'متى',
    action: 'ماذا',
    actor: 'من',
    product: 'البرنامج نفسه',
    reason: 'لماذا',
    service: 'القسم',
    subject: 'بشأن',
    details: 'التفاصيل',
    position: 'الموضع في السلسلة',
    services: {
      users: 'الأشخاص',
      appointments: 'المواعيد',
      inspections: 'الفحوص',
      certificates: 'الشهادات',
      payments: 'المدفوعات',
      invoices: 'الفواتير',
      vehicles: 'المركبات',
      notifications: 'الرسائل',
      sync: 'الأجهزة',
    },
    emptyTitle: 'لم يُفعل شيء بعد',
    emptyText: 'كل فعل للمكتب محفوظ هنا: من قام به ومتى ولماذا.',
  },
} satisfies Messages['system']
