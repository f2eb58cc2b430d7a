import type { SharedWords } from '#words/app-words.tsx'
import { Refused } from './office.ts'
import { refusalWords } from './refusal-words.ts'

/** Whole minutes somebody has to wait, at least one. */
export const minutesOf = (waitMs: number | null): number => Math.max(1, Math.ceil((waitMs ?? 60_000) / 60_000))

export type Said = Partial<Record<string, string>>

/** What to say of a sign-in, a registration or a link that failed; `said` where a page has its own words for a code. */
export function refusedWords(error: unknown, { messages, formats }: SharedWords, said: Said = {}): string | null {
  if (!(error instanceof Refused)) return refusalWords(error, messages)
  const { code } = error.problem
  if (code === 'request.limited') return messages.common.waitMinutes(formats.number(minutesOf(error.waitMs)))
  return said[code] ?? refusalWords(error, messages)
}
