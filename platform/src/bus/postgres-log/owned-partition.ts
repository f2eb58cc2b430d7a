import type { PartitionPosition, Place } from '../port.ts'

/** A partition this member holds. Times are of the monotonic clock, in milliseconds. */
export type Owned = Place & {
  /** Where the log is known to end. */
  end: number
  /** Since when it has been known that something waits. */
  since: number
  busy: boolean
  pausedUntil: number
  /** Batches that ended without progress, in a row. */
  failures: number
  lost: boolean
  closing: boolean
}

export function createOwned({ topic, partition, next }: Place): Owned {
  const idle = { busy: false, pausedUntil: 0, failures: 0, lost: false, closing: false }
  return { topic, partition, next, end: next, since: 0, ...idle }
}

export function partitionId({ topic, partition }: PartitionPosition): string {
  return `${topic}/${partition}`
}
