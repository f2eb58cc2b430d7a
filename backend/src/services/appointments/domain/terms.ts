// Until when an appointment may be changed, and what it costs to call it off. Customers keep to the centre's rules; staff have none.

import type { BookingRules } from '@sac/contracts/http/centres'
import { minuteMs } from './day.ts'

type Asked = {
  by: 'customer' | 'staff'
  /** Of the appointment. */
  startsAt: Date
  /** 0 where nothing was paid. */
  paidMinor: number
  rules: BookingRules
  now: Date
}

/** `until`: how long these terms hold, null when nothing changes them. */
export type Terms = { feeMinor: number; refundMinor: number; until: Date | null }

const before = (startsAt: Date, minutes: number) => new Date(startsAt.getTime() - minutes * minuteMs)

/** Whether a customer may still move or cancel what is paid; what is not paid may be let go at any time. */
export function isTooLate({ by, startsAt, paidMinor, rules, now }: Asked): boolean {
  return by === 'customer' && paidMinor > 0 && now > before(startsAt, rules.changeUntilMinutes)
}

/** What cancelling costs now; null when it is too late. A fee is a share of what was paid, rounded to the customer's favour. */
export function termsOf(asked: Asked): Terms | null {
  const { by, startsAt, paidMinor, rules, now } = asked
  if (isTooLate(asked)) return null
  const freeUntil = before(startsAt, rules.freeUntilMinutes)
  const lastMoment = before(startsAt, rules.changeUntilMinutes)
  if (by === 'staff' || paidMinor === 0) return { feeMinor: 0, refundMinor: paidMinor, until: null }
  if (now <= freeUntil) return { feeMinor: 0, refundMinor: paidMinor, until: earlier(freeUntil, lastMoment) }
  const feeMinor = Math.floor((paidMinor * rules.lateFeePercent) / 100)
  return { feeMinor, refundMinor: paidMinor - feeMinor, until: lastMoment }
}

const earlier = (a: Date, b: Date) => (a < b ? a : b)
