import { stripVTControlCharacters } from 'node:util'
import type { FailedTest } from './read-report.ts'

const most = 20
const longest = 200

/** One line for each failed test, for the end of a long log: where, which, and the first line of why; at most twenty. */
export function listFailed(failed: readonly FailedTest[]): string[] {
  const lines = failed.slice(0, most).map(({ file, name, message }) => {
    const [why = ''] = stripVTControlCharacters(message).trim().split('\n')
    return `FAIL ${file === null ? '' : `${file} › `}${name}: ${why.slice(0, longest)}`
  })
  return failed.length > most ? [...lines, `and ${failed.length - most} more`] : lines
}
