import type { SharedMessages } from '#words/app-words.tsx'
import { Refused } from './office.ts'

/** What to say of an act that failed; null where none has. */
export function refusalWords(error: unknown, { refusals, common }: SharedMessages): string | null {
  if (!error) return null
  if (!(error instanceof Refused)) return `${common.unreachableTitle}. ${common.unreachableAdvice}`
  const { code } = error.problem
  return Object.hasOwn(refusals, code) ? refusals[code as 'other'] : refusals.other
}
