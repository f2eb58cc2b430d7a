// What somebody shows to prove that a car is theirs: the number of a paper, typed, or its code, scanned.
import { numberKey } from '@sac/contracts/certificate/number'
import type { ConfirmByPaper } from '@sac/contracts/http/vehicles'

/** null where its check character says that something was mistyped. */
export const shownNumber = (typed: string): ConfirmByPaper | null =>
  numberKey(typed) === null ? null : { number: typed.trim() }

/** What a code says, by its text; null for the code of something else. Whose address it names decides the office. */
export function shownCode(scanned: string): ConfirmByPaper | null {
  const digits = /#(\d{20,4000})$/.exec(scanned.trim())?.[1]
  return digits === undefined ? null : { digits }
}
