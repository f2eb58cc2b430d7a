// What is sold, in the words of the customer: on the provider's page and on the invoice.
import type { ChargeLine } from '../events/payment-events.ts'
import type { PersonLanguage } from '../person-language.ts'

const en = {
  periodic: 'Periodic roadworthiness test',
  retest: 'Retest after repair',
  voluntary: 'Voluntary roadworthiness test',
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

const all: Readonly<Record<PersonLanguage, Readonly<Record<string, string>>>> = { en, fr, ar }

/** A name that is not known here stands as it came: money was taken, so there is an invoice. */
export const chargeText =
  (language: PersonLanguage) =>
  ({ key, text }: Pick<ChargeLine, 'key' | 'text'>): string =>
    text ?? all[language][key] ?? key
