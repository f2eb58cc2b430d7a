import type { Words } from '#words/customer/words.tsx'
import { Refused } from './office.ts'
import { refusalWords } from './refusal-words.ts'

const minutesOf = (waitMs: number | null): number => Math.max(1, Math.ceil((waitMs ?? 60_000) / 60_000))

type Said = Partial<Record<string, string>>

/** What to say of a sign-in, a registration or a link that failed; `said` where a page has its own words for a code. */
export function refusedWords(error: unknown, { messages, formats }: Words, said: Said = {}): string | null {
  if (!(error instanceof Refused)) return refusalWords(error, messages)
  const { code } = error.problem
  if (code === 'request.limited') return messages.account.waitMinutes(formats.number(minutesOf(error.waitMs)))
  return said[code] ?? refusalWords(error, messages)
}

/** The same of an act that sends an e-mail. */
export const unsentWords = (error: unknown, words: Words, said: Said = {}): string | null =>
  error instanceof Refused && error.problem.code === 'request.limited'
    ? words.messages.account.mailsEnough(words.formats.number(minutesOf(error.waitMs)))
    : refusedWords(error, words, said)
