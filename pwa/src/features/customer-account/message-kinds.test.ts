import { expect, test } from 'vitest'
import { canReach, changesFor, withChange } from './message-kinds.ts'

const of = (kind: 'reminder' | 'waiting-list' | 'expiry', channel: 'email' | 'sms', wanted: boolean) => ({
  kind,
  channel,
  wanted,
})
const everything = (wanted: boolean) =>
  (['reminder', 'waiting-list', 'expiry'] as const).flatMap((kind) => [
    of(kind, 'email', wanted),
    of(kind, 'sms', wanted),
  ])

test('an SMS needs a number, a mail nothing', () => {
  expect(canReach({ phone: null }, { channel: 'sms' })).toBe(false)
  expect(canReach({ phone: '+33612345678' }, { channel: 'sms' })).toBe(true)
  expect(canReach({ phone: null }, { channel: 'email' })).toBe(true)
})

test('where the profile lets a way be used, one kind is one choice', () => {
  const reminders = { email: true, sms: true }
  const one = of('expiry', 'sms', true)
  expect(changesFor({ reminders }, everything(false), one)).toEqual({ preferences: [one], reminders: null })
})

test('whoever wants one kind by a way they had closed gets that one alone', () => {
  const reminders = { email: false, sms: false }
  const sms = changesFor({ reminders }, everything(false), of('expiry', 'sms', true))
  expect(sms).toEqual({
    preferences: [of('expiry', 'sms', true), of('reminder', 'sms', false), of('waiting-list', 'sms', false)],
    reminders: { email: false, sms: true },
  })
  const mail = changesFor({ reminders }, everything(false), of('reminder', 'email', true))
  expect(mail).toEqual({
    preferences: [of('reminder', 'email', true), of('expiry', 'email', false)],
    reminders: { email: true, sms: false },
  })
})

test('mails of the waiting list and what is stopped are no matter of the profile', () => {
  const reminders = { email: false, sms: false }
  for (const one of [of('waiting-list', 'email', true), of('expiry', 'sms', false)])
    expect(changesFor({ reminders }, everything(false), one)).toEqual({ preferences: [one], reminders: null })
})

test('a change on its way is shown, and nothing else', () => {
  const known = [of('expiry', 'email', true), of('expiry', 'sms', true)]
  expect(withChange(known, [of('expiry', 'sms', false)])).toEqual([
    of('expiry', 'email', true),
    of('expiry', 'sms', false),
  ])
  expect(withChange(known)).toEqual(known)
})
