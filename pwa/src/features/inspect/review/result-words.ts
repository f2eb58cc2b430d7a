import type { Outcome } from '@sac/contracts/inspection/outcome'
import type { Words } from '../messages/words.tsx'

/** `3 major, 1 minor`, worst first; empty without defects. */
export function countWords(
  { dangerous, major, minor }: Pick<Outcome, 'dangerous' | 'major' | 'minor'>,
  words: Words,
): string {
  const { counts } = words.messages.review
  return [
    dangerous > 0 && counts.dangerous(dangerous),
    major > 0 && counts.major(major),
    minor > 0 && counts.minor(minor),
  ]
    .filter(Boolean)
    .join(', ')
}
