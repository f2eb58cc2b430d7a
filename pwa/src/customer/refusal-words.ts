import type { Messages } from '#words/customer/en.ts'
import { Refused } from './office.ts'

/** What to say of an act that failed; null where none has. */
export function refusalWords(error: unknown, { refusals, common }: Messages): string | null {
  if (!error) return null
  if (!(error instanceof Refused)) return `${common.unreachableTitle}. ${common.unreachableAdvice}`
  const { code } = error.problem
  return code in refusals ? refusals[code as keyof typeof refusals] : refusals.other
}
