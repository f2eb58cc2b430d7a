import { expect, test } from 'vitest'
import { type Booking, chargeFor } from './charge.ts'

const now = new Date('2026-11-29T19:00:00.000Z')
const booking: Booking = {
  appointmentId: 'a',
  inspectionId: 'i',
  centreId: 'c',
  customerId: null,
  plate: 'AB-123-CD',
  scheduledDate: '2026-11-30T09:00:00.000Z',
  revision: 0,
  cancellation: null,
  kind: 'periodic',
  status: 'pending',
  heldUntil: '2026-11-29T19:00:00.001Z',
  price: { amountMinor: 7_900, currency: 'EUR' },
  paymentId: null,
  vatRate: 2_000,
}

test('a booking costs what it cost when it was booked, with the VAT of its centre', () => {
  const lines = [{ key: 'periodic', quantity: 1, grossMinor: 7_900, vatRate: 2_000 }]
  for (const status of ['pending', 'confirmed', 'checked-in', 'done'] as const)
    expect(chargeFor({ ...booking, status }, now)).toEqual({ lines, amountMinor: 7_900, currency: 'EUR' })
})

test('what is over, paid, free, or without VAT is not paid, and whoever asks is told what to do', () => {
  const others: Partial<Booking>[] = [
    { heldUntil: now.toISOString() },
    { status: 'cancelled' },
    { status: 'expired' },
    { status: 'no-show' },
    { paymentId: 'p' },
    { price: null },
    { price: { amountMinor: 0, currency: 'EUR' } },
    { vatRate: null },
  ]
  for (const other of others) expect(chargeFor({ ...booking, ...other }, now)).toEqual({ instead: expect.any(String) })
})
