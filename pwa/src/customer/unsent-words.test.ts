import { expect, test } from 'vitest'
import { Refused, Unreachable } from '#api/office.ts'
import { refusedWords } from '#api/refused-words.ts'
import { customerFormatsIn } from '#design/i18n/customer-formats.ts'
import { messages } from '#words/customer/en.ts'
import { unsentWords } from './unsent-words.ts'

const words = { language: 'en', messages, formats: customerFormatsIn('en') } as const
const refused = (code: string, waitMs: number | null = null) =>
  new Refused({ type: 'x', title: 't', status: 400, code, detail: 'd', correlationId: 'c' }, waitMs)

test('who has to wait is told for how long, and that nothing is locked', () => {
  expect(refusedWords(refused('request.limited', 61_000), words)).toContain('wait 2 min.')
  expect(refusedWords(refused('request.limited', 1_000), words)).toContain('wait 1 min.')
  expect(refusedWords(refused('request.limited'), words)).toContain('locked for good')
  expect(unsentWords(refused('request.limited', 3_600_000), words)).toContain('in 60 min.')
})

test('a wrong address and a wrong password are one refusal', () => {
  const said = { 'auth.invalid-credentials': messages.account.wrongSignIn }
  expect(refusedWords(refused('auth.invalid-credentials'), words, said)).toBe(messages.account.wrongSignIn)
  expect(messages.account.wrongSignIn).toMatch(/E-mail or password/)
})

test('no word tells whether an address is known', () => {
  const { sentRegister, sentReset, sentEmail, mailsEnough } = messages.account
  for (const text of [sentRegister('a@b.test'), sentReset('a@b.test'), sentEmail('a@b.test'), mailsEnough('5')])
    expect(text).not.toMatch(/already|taken|unknown|no account|does not exist/i)
})

test('silence is no refusal, and no error says nothing', () => {
  expect(refusedWords(new Unreachable(), words)).toContain(messages.common.unreachableTitle)
  expect(refusedWords(null, words)).toBeNull()
})
