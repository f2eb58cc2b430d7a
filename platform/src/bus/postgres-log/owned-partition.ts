import type { PartitionPosition } from '../port.ts'

/** A partition this member holds. Times are of the monotonic clock, in milliseconds. */
export type Owned = PartitionPosition & {
  /** Offset to deliver next: what the group has committed. */
  next: number
  busy: boolean
  pausedUntil: number
  /** Last sign of life of the running batch. */
  aliveAt: number
  /** Batches that ended without progress, in a row. */
  failures: number
  lost: boolean
  closing: boolean
}

export function createOwned({ topic, partition, next }: PartitionPosition & { next: number }): Owned {
  return { topic, partition, next, busy: false, pausedUntil: 0, aliveAt: 0, failures: 0, lost: false, closing: false }
}

export function partitionId({ topic, partition }: PartitionPosition): string {
  return `${topic}/${partition}`
}
