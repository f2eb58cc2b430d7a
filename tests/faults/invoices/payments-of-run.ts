// The payments and refunds of a run, the same in every process of it.
import type { EventData } from '@sac/contracts/events/catalogue'
import { amountOf } from '@sac/contracts/money/money'

export const centreId = 'centre-1'

const idOf = (kind: number, n: number) =>
  `019b0000-${String(kind).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`
const currency = 'EUR'
const rates = [0, 550, 1_000, 2_000] as const

export function paymentOf(seed: number, n: number): EventData<'payment.completed'> {
  const lines = Array.from({ length: 1 + (n % 3) }, (_, at) => ({
    key: 'periodic',
    quantity: 1 + (n % 2),
    grossMinor: 1 + ((n * 7_919 + seed * 104_729 + at * 331) % 20_000),
    vatRate: rates[(n + at) % rates.length] ?? 0,
  }))
  const amountMinor = lines.reduce((sum, { grossMinor }) => sum + grossMinor, 0)
  return {
    paymentId: idOf(1, n),
    appointmentId: null,
    customerId: idOf(2, n),
    centreId,
    lines,
    amountMinor,
    amount: amountOf(amountMinor),
    currency,
    paymentMethod: 'online',
    paidAt: '2026-11-28T10:00:00.000Z',
    language: 'en',
    series: n % 4 === 0 ? 'B' : 'A',
  }
}

/** Of every fifth payment: all of it in two parts; of none where one part would be nothing. */
export function refundsOf(seed: number, n: number): EventData<'payment.refunded'>[] {
  const { paymentId, amountMinor } = paymentOf(seed, n)
  const first = Math.floor(amountMinor / 3)
  if (n % 5 !== 0 || first === 0) return []
  return [first, amountMinor - first].map((part, at) => ({
    refundId: idOf(3 + at, n),
    paymentId,
    amountMinor: part,
    amount: amountOf(part),
    currency,
    refundedAt: '2026-11-29T10:00:00.000Z',
  }))
}
