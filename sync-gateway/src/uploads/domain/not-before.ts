import type { NotBefore } from '@sac/contracts/events/receipt'

/** Each moment before which a line cannot have been recorded; null where it is not known. */
export type Bounds = { readonly [By in NotBefore['by']]?: Date | null }

/** The latest of them, which is the one that counts; null when nothing is known. */
export function latestBound(bounds: Bounds): NotBefore | null {
  let latest: { by: NotBefore['by']; at: Date } | null = null
  for (const by of Object.keys(bounds) as NotBefore['by'][]) {
    const at = bounds[by]
    if (at && (latest === null || at > latest.at)) latest = { by, at }
  }
  return latest && { by: latest.by, at: latest.at.toISOString() }
}
