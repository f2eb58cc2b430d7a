import { Refused } from '#api/office.ts'
import { minutesOf, refusedWords, type Said } from '#api/refused-words.ts'
import type { Words } from '#words/customer/words.tsx'

/** What to say of an act that sends an e-mail and failed; `said` where a page has its own words for a code. */
export const unsentWords = (error: unknown, words: Words, said: Said = {}): string | null =>
  error instanceof Refused && error.problem.code === 'request.limited'
    ? words.messages.account.mailsEnough(words.formats.number(minutesOf(error.waitMs)))
    : refusedWords(error, words, said)
