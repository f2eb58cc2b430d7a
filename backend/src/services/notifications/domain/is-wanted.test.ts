import { expect, test } from 'vitest'
import { isWanted } from './is-wanted.ts'

const contact = { email: 'a@example.com', phone: '+33611111111', remindByEmail: true, remindBySms: false }
const chosen = (kind: 'expiry' | 'reminder', channel: 'email' | 'sms', wanted: boolean) => ({ kind, channel, wanted })

test('what was chosen of a kind counts before the profile, and for that kind alone', () => {
  const choices = [chosen('expiry', 'sms', true), chosen('reminder', 'email', false)]
  const wants = (kind: 'expiry' | 'reminder', channel: 'email' | 'sms') => isWanted({ kind, channel, contact, choices })
  expect(wants('expiry', 'sms')).toBe(true)
  expect(wants('reminder', 'sms')).toBe(false)
  expect(wants('reminder', 'email')).toBe(false)
  expect(wants('expiry', 'email')).toBe(true)
})

test('what nobody can stop comes by SMS to whoever asked for any', () => {
  const booking = (choices: ReturnType<typeof chosen>[], remindBySms = false) =>
    isWanted({ kind: 'booking', channel: 'sms', contact: { ...contact, remindBySms }, choices })
  expect(booking([])).toBe(false)
  expect(booking([], true)).toBe(true)
  expect(booking([chosen('expiry', 'sms', true)])).toBe(true)
  expect(booking([chosen('expiry', 'sms', false)])).toBe(false)
})

test('without an address or a number nothing comes that way, whatever was chosen', () => {
  const choices = [chosen('expiry', 'sms', true), chosen('expiry', 'email', true)]
  const nobody = { ...contact, phone: null, email: null }
  for (const channel of ['sms', 'email'] as const)
    expect(isWanted({ kind: 'expiry', channel, contact: nobody, choices })).toBe(false)
})
