import type { PersonLanguage } from '@sac/contracts/person-language'
import { formatNumber } from '@sac/platform/pdf/text/format'

/** 5000 EUR as "50.00 EUR", or "50,00 EUR". */
export const formatMoney = (minor: number, currency: string, language: PersonLanguage): string =>
  `${formatNumber(minor / 100, 2, language)}\u00A0${currency}`

/** 2000 as "20", 550 as "5.5". */
export function formatRate(vatRate: number, language: PersonLanguage): string {
  const decimals = vatRate % 100 === 0 ? 0 : vatRate % 10 === 0 ? 1 : 2
  return formatNumber(vatRate / 100, decimals, language)
}
