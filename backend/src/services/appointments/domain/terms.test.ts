import { expect, test } from 'vitest'
import { noRules } from './offer.ts'
import { termsOf } from './terms.ts'

const rules = { ...noRules, freeUntilMinutes: 24 * 60, changeUntilMinutes: 120, lateFeePercent: 30 }
const startsAt = new Date('2026-06-10T10:00:00.000Z')
const paid = { startsAt, rules, paidMinor: 5_995 }
const customerAt = (now: string) => termsOf({ ...paid, by: 'customer', now: new Date(now) })

test('it costs nothing until a day before, a share until two hours before, and then it is too late', () => {
  const free = { feeMinor: 0, refundMinor: 5_995, until: new Date('2026-06-09T10:00:00.000Z') }
  expect(customerAt('2026-06-01T00:00:00.000Z')).toEqual(free)
  expect(customerAt('2026-06-09T10:00:00.000Z')).toEqual(free)
  const late = { feeMinor: 1_798, refundMinor: 4_197, until: new Date('2026-06-10T08:00:00.000Z') }
  expect(customerAt('2026-06-09T10:00:00.001Z')).toEqual(late)
  expect(customerAt('2026-06-10T08:00:00.000Z')).toEqual(late)
  expect(customerAt('2026-06-10T08:00:00.001Z')).toBeNull()
})

test('staff have no cut-off, and what nobody paid may be let go at any time', () => {
  const now = new Date('2026-06-10T11:00:00.000Z')
  expect(termsOf({ ...paid, by: 'staff', now })).toEqual({ feeMinor: 0, refundMinor: 5_995, until: null })
  expect(termsOf({ ...paid, paidMinor: 0, by: 'customer', now })).toEqual({ feeMinor: 0, refundMinor: 0, until: null })
})
