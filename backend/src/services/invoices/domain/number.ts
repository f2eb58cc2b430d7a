import { plainLatin } from '@sac/contracts/text/latin'

/** Credit notes are numbered beside their invoices, under a name no series of invoices can have. */
export const creditSeries = (series: string): string => `${series}-C`

/** `A-2026-000001`. */
export const invoiceNumber = ({ series, year, sequence }: { series: string; year: number; sequence: number }): string =>
  `${series}-${year}-${String(sequence).padStart(6, '0')}`

/** What somebody typed of a number, as numbers are written: letters and digits of any keyboard, any dash. */
export const numberKey = (typed: string): string =>
  plainLatin(typed)
    .replaceAll(/\p{Dash}/gu, '-')
    .replaceAll(/[\s\p{Cf}]/gu, '')
