import type { Outcome } from '@sac/contracts/inspection/outcome'
import type { Words } from '#words/words.tsx'

/** `3 major, 1 minor, 1 not testable`, worst first; empty when nothing was found. */
export function countWords(
  { dangerous, major, minor, untested }: Pick<Outcome, 'dangerous' | 'major' | 'minor' | 'untested'>,
  words: Words,
): string {
  const { counts } = words.messages.review
  return words.formats.list([
    dangerous > 0 && counts.dangerous(dangerous),
    major > 0 && counts.major(major),
    minor > 0 && counts.minor(minor),
    untested.length > 0 && counts.untested(untested.length),
  ])
}
