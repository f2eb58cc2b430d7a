// What a refund takes back of an invoice: of each rate in proportion to what is left of it. VAT is what the rate had before, less
// what it has after; so credit notes that take back all of an invoice take back exactly its VAT, however many they are.
import { inProportion, vatWithin } from '@sac/contracts/money/vat'
import type { RateTotal, Totals } from './invoice-document.ts'
import { sumOf, withTotals } from './totals.ts'

type Crediting = {
  /** Of the invoice. */
  rates: readonly RateTotal[]
  /** Of the credit notes there are. */
  credited: readonly RateTotal[]
  amountMinor: number
  text: string
}

/** The totals of the credit note; null where less is left than is to be given back. */
export function creditOf({ rates, credited, amountMinor, text }: Crediting): Totals | null {
  const before = rates.map(({ vatRate }) =>
    sumOf(credited.filter((one) => one.vatRate === vatRate).map(({ grossMinor }) => grossMinor)),
  )
  const left = rates.map(({ grossMinor }, at) => grossMinor - (before[at] ?? 0))
  if (amountMinor > sumOf(left)) return null
  const parts = inProportion(amountMinor, left)
  const taken = rates
    .map(({ vatRate }, at) => rateTaken(vatRate, before[at] ?? 0, parts[at] ?? 0))
    .filter(({ grossMinor }) => grossMinor > 0)
  const lines = taken.map(({ vatRate, grossMinor }) => ({ text, quantity: 1, grossMinor, vatRate }))
  return withTotals(lines, taken)
}

function rateTaken(vatRate: number, before: number, grossMinor: number): RateTotal {
  const vatMinor = vatWithin(before + grossMinor, vatRate) - vatWithin(before, vatRate)
  return { vatRate, netMinor: grossMinor - vatMinor, vatMinor, grossMinor }
}
