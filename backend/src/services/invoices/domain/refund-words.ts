import type { PersonLanguage } from '@sac/contracts/person-language'

const refunds: Readonly<Record<PersonLanguage, (number: string) => string>> = {
  en: (number) => `Refund of invoice ${number}`,
  fr: (number) => `Remboursement de la facture ${number}`,
  ar: (number) => `استرداد من الفاتورة ${number}`,
}

/** What a credit note takes back, in the words of the customer. */
export const refundText = (language: PersonLanguage, number: string): string => refunds[language](number)
