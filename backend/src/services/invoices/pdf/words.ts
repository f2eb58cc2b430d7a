// The words of invoices and credit notes.
import type { PaymentMethod } from '@sac/contracts/events/payment-events'
import type { PersonLanguage } from '@sac/contracts/person-language'

const en = {
  title: { invoice: 'Invoice', 'credit-note': 'Credit note' },
  billedTo: 'Billed to',
  nobody: 'Customer at the counter',
  number: 'Number',
  issuedOn: 'Date of issue',
  paidOn: { invoice: 'Paid on', 'credit-note': 'Refunded on' },
  method: 'Payment',
  methods: { online: 'Online', card: 'Card at the counter', cash: 'Cash' },
  corrects: 'Invoice credited',
  correctsText: (number: string, on: string) => `${number}, ${on}`,
  description: 'Description',
  quantity: 'Quantity',
  vat: 'VAT',
  vatRate: (rate: string) => `${rate} %`,
  net: 'Without VAT',
  gross: 'With VAT',
  netTotal: 'Total without VAT',
  vatTotal: (rate: string, net: string) => `VAT ${rate} % of ${net}`,
  total: { invoice: 'Total', 'credit-note': 'Total credited' },
  settled: {
    invoice: 'Paid in full. Nothing is due.',
    'credit-note': 'Given back in full. Nothing is due.',
  },
  registration: 'Company no.',
  vatId: 'VAT no.',
  code: 'Code with the address of this document',
  download: 'Scan the code to open or download this document.',
  electronic: 'This file carries an electronic invoice (Factur-X, EN 16931) for your accounting.',
  attached: 'Electronic invoice, EN 16931',
  named: (name: string, value: string) => `${name}: ${value}`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
}

export type Words = typeof en

const fr: Words = {
  title: { invoice: 'Facture', 'credit-note': 'Facture d’avoir' },
  billedTo: 'Facturé à',
  nobody: 'Client au guichet',
  number: 'Numéro',
  issuedOn: 'Date d’émission',
  paidOn: { invoice: 'Payé le', 'credit-note': 'Remboursé le' },
  method: 'Paiement',
  methods: { online: 'En ligne', card: 'Carte au guichet', cash: 'Espèces' },
  corrects: 'Facture créditée',
  correctsText: (number, on) => `${number} du ${on}`,
  description: 'Désignation',
  quantity: 'Quantité',
  vat: 'TVA',
  vatRate: (rate) => `${rate}\u00A0%`,
  net: 'Hors TVA',
  gross: 'TVA comprise',
  netTotal: 'Total hors TVA',
  vatTotal: (rate, net) => `TVA ${rate}\u00A0% sur ${net}`,
  total: { invoice: 'Total TTC', 'credit-note': 'Total de l’avoir TTC' },
  settled: {
    invoice: 'Entièrement payée. Rien n’est dû.',
    'credit-note': 'Entièrement remboursé. Rien n’est dû.',
  },
  registration: 'Immatriculation',
  vatId: 'N° de TVA',
  code: 'Code avec l’adresse de ce document',
  download: 'Scannez le code pour ouvrir ou télécharger ce document.',
  electronic: 'Ce fichier contient une facture électronique (Factur-X, EN 16931) pour votre comptabilité.',
  attached: 'Facture électronique, EN 16931',
  named: (name, value) => `${name}\u00A0: ${value}`,
  page: (page, pages) => `Page ${page} sur ${pages}`,
}

const ar: Words = {
  title: { invoice: 'فاتورة', 'credit-note': 'إشعار دائن' },
  billedTo: 'إلى',
  nobody: 'زبون عند الشباك',
  number: 'الرقم',
  issuedOn: 'تاريخ الإصدار',
  paidOn: { invoice: 'تاريخ الدفع', 'credit-note': 'تاريخ الاسترداد' },
  method: 'طريقة الدفع',
  methods: { online: 'عبر الإنترنت', card: 'بطاقة عند الشباك', cash: 'نقدا' },
  corrects: 'الفاتورة المعنية',
  correctsText: (number, on) => `${number} بتاريخ ${on}`,
  description: 'البيان',
  quantity: 'الكمية',
  vat: 'الضريبة',
  vatRate: (rate) => `${rate}\u00A0%`,
  net: 'دون الضريبة',
  gross: 'مع الضريبة',
  netTotal: 'المجموع دون الضريبة',
  vatTotal: (rate, net) => `ضريبة \u2066${rate}\u00A0%\u2069 على \u2066${net}\u2069`,
  total: { invoice: 'المجموع مع الضريبة', 'credit-note': 'المبلغ المسترد مع الضريبة' },
  settled: {
    invoice: 'دُفعت بالكامل. لا شيء مستحق.',
    'credit-note': 'أُعيد المبلغ بالكامل. لا شيء مستحق.',
  },
  registration: 'رقم السجل',
  vatId: 'الرقم الضريبي',
  code: 'رمز فيه عنوان هذه الوثيقة',
  download: 'امسح الرمز لفتح هذه الوثيقة أو تنزيلها.',
  electronic: 'يحمل هذا الملف فاتورة إلكترونية (Factur-X، EN 16931) لمحاسبتكم.',
  attached: 'فاتورة إلكترونية، EN 16931',
  named: (name, value) => `${name}: ${value}`,
  page: (page, pages) => `صفحة ${page} من ${pages}`,
}

const all: Record<PersonLanguage, Words> = { en, fr, ar }

export const wordsOf = (language: PersonLanguage): Words => all[language]

export const methodText = (language: PersonLanguage, method: PaymentMethod): string => all[language].methods[method]
