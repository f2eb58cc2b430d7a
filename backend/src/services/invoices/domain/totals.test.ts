import fc from 'fast-check'
import { expect, test } from 'vitest'
import { creditOf } from './credit.ts'
import type { RateTotal } from './invoice-document.ts'
import { sumOf, totalsOf } from './totals.ts'

const line = fc.record({
  key: fc.constant('periodic'),
  quantity: fc.integer({ min: 1, max: 9_999 }),
  grossMinor: fc.integer({ min: 0, max: 1_000_000 }),
  vatRate: fc.constantFrom(0, 550, 810, 1_000, 2_000, 2_500, 10_000),
})
const charge = fc
  .array(line, { minLength: 1, maxLength: 30 })
  .filter((lines) => lines.some(({ grossMinor }) => grossMinor > 0))
const totals = (lines: Parameters<typeof totalsOf>[0]) => totalsOf(lines, ({ key }) => key)

test('whatever is sold, the total is the charge to the cent, and lines, rates and totals agree', () => {
  fc.assert(
    fc.property(charge, (given) => {
      const { lines, rates, netMinor, vatMinor, grossMinor } = totals(given)
      expect(grossMinor).toBe(sumOf(given.map((one) => one.grossMinor)))
      expect(netMinor + vatMinor).toBe(grossMinor)
      expect(sumOf(lines.map((one) => one.netMinor))).toBe(netMinor)
      for (const rate of rates) {
        const of = lines.filter(({ vatRate }) => vatRate === rate.vatRate)
        expect(sumOf(of.map((one) => one.netMinor))).toBe(rate.netMinor)
        expect(rate.netMinor + rate.vatMinor).toBe(rate.grossMinor)
        // What EN 16931 asks of a breakdown (BR-CO-17), to the cent its rounding allows.
        expect(Math.abs((rate.netMinor * rate.vatRate) / 10_000 - rate.vatMinor)).toBeLessThanOrEqual(1)
      }
      lines.forEach((one) => expect(one.netMinor).toBeLessThanOrEqual(one.grossMinor))
    }),
  )
})

test('any refunds take back at each rate no more than was sold, and all of them together exactly the VAT', () => {
  const shares = fc.array(fc.integer({ min: 1, max: 400_000 }), { maxLength: 8 })
  fc.assert(
    fc.property(charge, shares, (given, wanted) => {
      const invoice = totals(given)
      const credited: RateTotal[] = []
      const credit = (amountMinor: number) => creditOf({ rates: invoice.rates, credited, amountMinor, text: 'back' })
      const left = () => invoice.grossMinor - sumOf(credited.map((one) => one.grossMinor))
      for (const amount of [...wanted, left()]) {
        const before = left()
        const note = credit(amount)
        expect(note === null).toBe(amount > before)
        if (note === null || amount === 0) continue
        expect(note.grossMinor).toBe(amount)
        credited.push(...note.rates)
      }
      if (left() > 0) credited.push(...(credit(left())?.rates ?? []))
      for (const { vatRate, vatMinor, grossMinor } of invoice.rates) {
        const of = credited.filter((one) => one.vatRate === vatRate)
        expect(sumOf(of.map((one) => one.grossMinor))).toBe(grossMinor)
        expect(sumOf(of.map((one) => one.vatMinor))).toBe(vatMinor)
      }
    }),
  )
})
