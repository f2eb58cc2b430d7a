import type { Pool } from '#db/create-pool'
import { listPlaces } from '#inbox/place-rows'
import type { EventBus, PartitionPosition } from './port.ts'

/**
 * `committed` is the group's place, null where it has none yet; `first` and `end` are what the log holds; `lag` counts records it
 * has not dealt with.
 */
export type PartitionLag = PartitionPosition & { committed: number | null; first: number; end: number; lag: number }

/** How far a group is behind, one entry per partition. `pool` has the schema of the group's places in its search path. */
export async function measureLag(
  { bus, pool }: { bus: EventBus; pool: Pool },
  { group, topics }: { group: string; topics: readonly string[] },
): Promise<PartitionLag[]> {
  const [places, ranges] = [await listPlaces(pool, { group }), await bus.ranges(topics)]
  return ranges.map(({ topic, partition, first, end }) => {
    const place = places.find((one) => one.topic === topic && one.partition === partition)
    return { topic, partition, committed: place?.next ?? null, first, end, lag: end - (place?.next ?? first) }
  })
}
