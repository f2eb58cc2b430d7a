import { stripVTControlCharacters } from 'node:util'
import type { FailedTest } from './read-report.ts'

const most = 20
const longest = 500

/** Up to where the places in the code begin: a law's counterexample and a page's last state stand on lines of their own. */
function onOneLine(message: string): string {
  const [words = ''] = stripVTControlCharacters(message).split(/\n\s+at /)
  return words.trim().replaceAll(/\s*\n\s*/g, ' · ')
}

/** One line for each failed test, for the end of a long log: where, which, and what is said of why; at most twenty. */
export function listFailed(failed: readonly FailedTest[]): string[] {
  const lines = failed.slice(0, most).map(({ file, name, message }) => {
    return `FAIL ${file === null ? '' : `${file} › `}${name}: ${onOneLine(message).slice(0, longest)}`
  })
  return failed.length > most ? [...lines, `and ${failed.length - most} more`] : lines
}
