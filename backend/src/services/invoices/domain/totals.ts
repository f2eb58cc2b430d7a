// From prices that include VAT to what an invoice says. VAT is rounded once for each rate, and the lines of a rate share its net
// (EN 16931, BR-CO-10 to -15): whatever is sold, the total is the charge to the cent.
import type { ChargeLine } from '@sac/contracts/events/payment-events'
import { inProportion, vatWithin } from '@sac/contracts/money/vat'
import type { InvoiceLine, RateTotal, Totals } from './invoice-document.ts'

type Priced = Omit<InvoiceLine, 'netMinor'>

export const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

/** What the charge comes to; its lines in their order, with the words of each. */
export function totalsOf(charge: readonly ChargeLine[], textOf: (line: ChargeLine) => string): Totals {
  const lines = charge.map(
    (line): Priced => ({
      text: textOf(line),
      quantity: line.quantity,
      grossMinor: line.grossMinor,
      vatRate: line.vatRate,
    }),
  )
  const rates = [...Map.groupBy(lines, ({ vatRate }) => vatRate)].map(([vatRate, of]) =>
    rateTotal(vatRate, sumOf(of.map(({ grossMinor }) => grossMinor))),
  )
  return withTotals(lines, rates)
}

function rateTotal(vatRate: number, grossMinor: number): RateTotal {
  const vatMinor = vatWithin(grossMinor, vatRate)
  return { vatRate, netMinor: grossMinor - vatMinor, vatMinor, grossMinor }
}

/** Lines with their part of the net of their rate, and the sums of the rates. */
export function withTotals(lines: readonly Priced[], rates: readonly RateTotal[]): Totals {
  const nets = new Map<Priced, number>()
  for (const { vatRate, netMinor } of rates) {
    const of = lines.filter((line) => line.vatRate === vatRate)
    const parts = inProportion(
      netMinor,
      of.map(({ grossMinor }) => grossMinor),
    )
    of.forEach((line, at) => nets.set(line, parts[at] ?? 0))
  }
  return {
    lines: lines.map((line) => ({ ...line, netMinor: nets.get(line) ?? 0 })),
    rates: rates.toSorted((a, b) => b.vatRate - a.vatRate),
    netMinor: sumOf(rates.map(({ netMinor }) => netMinor)),
    vatMinor: sumOf(rates.map(({ vatMinor }) => vatMinor)),
    grossMinor: sumOf(rates.map(({ grossMinor }) => grossMinor)),
  }
}
