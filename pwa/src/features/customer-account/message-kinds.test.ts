import { expect, test } from 'vitest'
import { isOpen, withChange } from './message-kinds.ts'

const phone = '+33612345678'

test('an SMS needs a number and the wish; a mail of reminders the wish alone', () => {
  const all = { phone, reminders: { email: true, sms: true } }
  expect(isOpen(all, { kind: 'expiry', channel: 'sms' })).toBe(true)
  expect(isOpen({ ...all, phone: null }, { kind: 'expiry', channel: 'sms' })).toBe(false)
  const quiet = { phone, reminders: { email: false, sms: false } }
  expect(isOpen(quiet, { kind: 'waiting-list', channel: 'sms' })).toBe(false)
  expect(isOpen(quiet, { kind: 'reminder', channel: 'email' })).toBe(false)
  expect(isOpen(quiet, { kind: 'waiting-list', channel: 'email' })).toBe(true)
})

test('a change on its way is shown, and nothing else', () => {
  const of = (channel: 'email' | 'sms', wanted: boolean) => ({ kind: 'expiry', channel, wanted }) as const
  const known = [of('email', true), of('sms', true)]
  expect(withChange(known, [of('sms', false)])).toEqual([of('email', true), of('sms', false)])
  expect(withChange(known)).toEqual(known)
})
