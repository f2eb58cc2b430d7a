import type { Appointment } from '@sac/contracts/http/bookings'
import type { Payment } from '@sac/contracts/http/payments'
import { expect, test } from 'vitest'
import { askAgainMs, clockOf, leftMs, payStep } from './pay-step.ts'

const appointment = (status: Appointment['status']) => ({ status }) as Appointment
const payment = (status: Payment['status'], more: Partial<Payment> = {}) =>
  ({ status, payUrl: null, failure: null, refunds: [], ...more }) as unknown as Payment
const refund = { refundId: 'r1' } as unknown as Payment['refunds'][number]
const step = (status: Appointment['status'], ...payments: Payment[]) => payStep(appointment(status), payments).is

test('a held time without a payment, or after one that failed, is to be paid, and says why', () => {
  expect(step('pending')).toBe('to-pay')
  const failed = payment('failed', { failure: 'declined' })
  expect(payStep(appointment('pending'), [failed])).toEqual({ is: 'to-pay', failure: 'declined' })
})

test('a payment that is not over is the one that counts: nobody begins a second', () => {
  const open = payment('pending', { payUrl: 'https://pay.test/1' })
  expect(step('pending', payment('expired'), open)).toBe('at-provider')
  expect(step('pending', payment('created'))).toBe('opening')
})

test('money that came is never "not paid": it is being settled, booked, or goes back', () => {
  const paid = payment('completed')
  expect(step('pending', payment('failed'), paid)).toBe('settling')
  expect(step('confirmed', paid)).toBe('booked')
  // It may yet be booked again, or go back.
  expect(step('expired', paid)).toBe('settling')
  expect(step('expired', payment('completed', { refunds: [refund] }))).toBe('money-back')
  expect(step('cancelled', paid)).toBe('money-back')
})

test('without money a time that was let go or cancelled is over', () => {
  expect([step('expired'), step('cancelled'), step('expired', payment('expired'))]).toEqual([
    'expired',
    'cancelled',
    'expired',
  ])
})

test('what the counter accepted without money is booked', () => {
  expect(payStep(appointment('confirmed'), [])).toEqual({ is: 'booked', payment: null })
})

test('what is booked is asked about until its receipt is here', () => {
  const paid = (invoice: Payment['invoice']) => payStep(appointment('confirmed'), [payment('completed', { invoice })])
  expect(askAgainMs(paid(null))).toBe(3_000)
  expect(askAgainMs(paid({ invoiceId: 'i1', number: 'L1-2026-1' }))).toBe(false)
})

test('a hold counts down to nothing and not beyond', () => {
  const until = '2026-12-01T08:10:00.000Z'
  expect(leftMs(until, Date.parse('2026-12-01T08:00:55.000Z'))).toBe(545_000)
  expect(leftMs(until, Date.parse('2026-12-01T09:00:00.000Z'))).toBe(0)
  expect([clockOf(545_000), clockOf(59_001), clockOf(0)]).toEqual(['9:05', '1:00', '0:00'])
})
