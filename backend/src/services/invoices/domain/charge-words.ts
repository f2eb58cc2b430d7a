// What is sold, in the words of the customer.
import type { ChargeLine } from '@sac/contracts/events/payment-events'
import type { PersonLanguage } from '@sac/contracts/person-language'

const en = {
  periodic: 'Periodic roadworthiness test',
  retest: 'Retest after repair',
  voluntary: 'Voluntary inspection',
  'late-change': 'Fee for a late change',
  'no-show': 'Fee for a missed appointment',
}
type Words = Readonly<Record<keyof typeof en, string>>

const fr: Words = {
  periodic: 'Contrôle technique périodique',
  retest: 'Contre-visite',
  voluntary: 'Contrôle volontaire',
  'late-change': 'Frais de modification tardive',
  'no-show': 'Frais de rendez-vous manqué',
}

const ar: Words = {
  periodic: 'الفحص الفني الدوري',
  retest: 'إعادة الفحص بعد الإصلاح',
  voluntary: 'فحص اختياري',
  'late-change': 'رسم تغيير متأخر',
  'no-show': 'رسم موعد لم يُحضر',
}

const refunds: Readonly<Record<PersonLanguage, (number: string) => string>> = {
  en: (number) => `Refund of invoice ${number}`,
  fr: (number) => `Remboursement de la facture ${number}`,
  ar: (number) => `استرداد من الفاتورة ${number}`,
}

const all: Readonly<Record<PersonLanguage, Readonly<Record<string, string>>>> = { en, fr, ar }

/** A name that is not known here stands as it came: money was taken, so there is an invoice. */
export const chargeText =
  (language: PersonLanguage) =>
  ({ key, text }: Pick<ChargeLine, 'key' | 'text'>): string =>
    text ?? all[language][key] ?? key

export const refundText = (language: PersonLanguage, number: string): string => refunds[language](number)
