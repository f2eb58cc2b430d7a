import type { DeadLetterList } from '@sac/contracts/http/dead-letters'

/** Open letters that are sent back together: of one reader and reason. */
export type Heap = Pick<DeadLetterList['counts'][number], 'group' | 'reason' | 'count'> & {
  /** Of the events in it. */
  types: readonly string[]
}

/** The largest first. The office counts by topic and type of event, too; a reader is sent back all of a heap. */
export function heapsOf(counts: DeadLetterList['counts']): Heap[] {
  const heaps = new Map<string, Heap>()
  for (const { group, reason, eventType, count } of counts) {
    const key = JSON.stringify([group, reason])
    const before = heaps.get(key) ?? { group, reason, count: 0, types: [] }
    heaps.set(key, { ...before, count: before.count + count, types: [...before.types, eventType] })
  }
  return [...heaps.values()].toSorted((a, b) => b.count - a.count)
}
