import type { NotBefore } from '@sac/contracts/events/receipt'

/** Each moment before which a line cannot have been recorded; null where it is not known. */
export type Bounds = { readonly [By in NotBefore['by']]?: Date | null }

/** The latest of them, which is the one that counts; null when nothing is known. */
export function latestBound(bounds: Bounds): NotBefore | null {
  const known = Object.entries(bounds).flatMap(([by, at]) => (at ? [{ by: by as NotBefore['by'], at }] : []))
  const latest = known.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]
  return latest ? { by: latest.by, at: latest.at.toISOString() } : null
}
