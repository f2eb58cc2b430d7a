import type { Place } from './port.ts'

/** Where a group has been seen with records ahead of it, and since when (milliseconds of the monotonic clock). */
export type Seen = ReadonlyMap<string, { next: number; since: number }>

/** What to remember of this look, and the partitions whose place has not moved for `afterMs` although there was something to do. */
export function findStanding(
  before: Seen,
  behind: readonly Place[],
  { now, afterMs }: { now: number; afterMs: number },
): { seen: Seen; standing: string[] } {
  const seen = new Map(
    behind.map(({ topic, partition, next }) => {
      const name = `${topic}/${partition}`
      const known = before.get(name)
      return [name, { next, since: known?.next === next ? known.since : now }] as const
    }),
  )
  const standing = [...seen].filter(([, { since }]) => now - since >= afterMs).map(([name]) => name)
  return { seen, standing }
}
