import type { PartitionPosition } from '../port.ts'

/** What this member knows of a partition it reads. Times are of the monotonic clock, in milliseconds. */
export type Lane = PartitionPosition & {
  busy: boolean
  pausedUntil: number
  /** Runs out when the pause ends. */
  timer: NodeJS.Timeout | undefined
  aliveAt: number
  /** Offset expected next, once this member has delivered from the partition. */
  next: number | undefined
  /** Batches that ended without progress, in a row. */
  failures: number
}

export type Lanes = {
  of: (at: PartitionPosition) => Lane
  all: () => Iterable<Lane>
}

export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>()
  return {
    of: ({ topic, partition }) => {
      const id = `${topic}/${partition}`
      const known = lanes.get(id)
      if (known) return known
      const lane: Lane = {
        topic,
        partition,
        busy: false,
        pausedUntil: 0,
        timer: undefined,
        aliveAt: 0,
        next: undefined,
        failures: 0,
      }
      lanes.set(id, lane)
      return lane
    },
    all: () => lanes.values(),
  }
}
