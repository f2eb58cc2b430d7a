import { expect, test } from 'vitest'
import { canReach, tap, withTapped } from './message-kinds.ts'

const of = (kind: 'reminder' | 'waiting-list' | 'expiry', channel: 'email' | 'sms', wanted: boolean) => ({
  kind,
  channel,
  wanted,
})
test('an SMS needs a number, a mail nothing', () => {
  expect(canReach({ phone: null }, { channel: 'sms' })).toBe(false)
  expect(canReach({ phone: '+33612345678' }, { channel: 'sms' })).toBe(true)
  expect(canReach({ phone: null }, { channel: 'email' })).toBe(true)
})

test('what was tapped is shown, and nothing else', () => {
  const known = [of('expiry', 'email', true), of('expiry', 'sms', true)]
  expect(withTapped(known, [of('expiry', 'sms', false)])).toEqual([
    of('expiry', 'email', true),
    of('expiry', 'sms', false),
  ])
  expect(withTapped(known, [])).toEqual(known)
})

test('of two taps on one tick the later counts; others stay', () => {
  const first = tap([of('reminder', 'sms', true)], of('expiry', 'sms', false))
  expect(tap(first, of('expiry', 'sms', true))).toEqual([of('reminder', 'sms', true), of('expiry', 'sms', true)])
})
