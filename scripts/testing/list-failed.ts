import { stripVTControlCharacters } from 'node:util'
import type { FailedTest } from './read-report.ts'

const most = 20
// What was asked stands at the beginning, what had been said until then at the end.
const longest = { beginning: 400, end: 500 }

/** Up to where the places in the code begin: a law's counterexample and a page's last state stand on lines of their own. */
function onOneLine(message: string): string {
  const [words = ''] = stripVTControlCharacters(message).split(/\n\s+at /)
  return words.trim().replaceAll(/\s*\n\s*/g, ' · ')
}

function shorten(words: string): string {
  const { beginning, end } = longest
  return words.length > beginning + end ? `${words.slice(0, beginning)} … ${words.slice(-end)}` : words
}

/** One line for each failed test, for the end of a long log: where, which, and what is said of why; at most twenty. */
export function listFailed(failed: readonly FailedTest[]): string[] {
  const lines = failed.slice(0, most).map(({ file, name, message }) => {
    return `FAIL ${file === null ? '' : `${file} › `}${name}: ${shorten(onOneLine(message))}`
  })
  return failed.length > most ? [...lines, `and ${failed.length - most} more`] : lines
}
