// A group's places for tests that read a log without a database: kept in this process, by group, as a service keeps them in rows.
import type { Batch, BusRecord, EventBus, Place, Subscription } from '@sac/platform/bus/port'

const groups = new Map<string, Map<string, Place>>()

export type Reading = Pick<Subscription, 'group' | 'topics' | 'eventTypes' | 'gatherMs' | 'maxBatch'> & {
  /** Takes what continues the place; may say how many of the records it took, of a group that wants all of them. */
  take: (records: readonly BusRecord[], batch: Batch) => Promise<number | void> | number | void
}

const placesOf = (group: string) => {
  const places = groups.get(group) ?? new Map<string, Place>()
  groups.set(group, places)
  return places
}

const nameOf = ({ topic, partition }: Pick<Place, 'topic' | 'partition'>) => `${topic}/${partition}`

export const placeOf = (group: string, at: Pick<Place, 'topic' | 'partition'>): number | undefined =>
  placesOf(group).get(nameOf(at))?.next

export function setPlace(group: string, place: Place): void {
  placesOf(group).set(nameOf(place), place)
}

/** What the log holds beyond the group's places. */
export async function lagOf(bus: EventBus, group: string, topics: readonly string[]): Promise<number> {
  const ranges = await bus.ranges(topics)
  return ranges.reduce((sum, range) => sum + range.end - (placeOf(group, range) ?? range.first), 0)
}

/** Subscribes a group that begins with everything kept and goes on where it was left. */
export async function readInMemory(bus: EventBus, { take, ...subscription }: Reading) {
  const { group, topics } = subscription
  for (const { first: next, topic, partition } of await bus.ranges(topics))
    if (placeOf(group, { topic, partition }) === undefined) setPlace(group, { topic, partition, next })
  const onBatch = async (batch: Batch) => {
    const { topic, partition, from, to, records } = batch
    const place = placeOf(group, batch) ?? 0
    if (from > place || to <= place) return place
    const taken = await take(
      records.filter(({ offset }) => offset >= place),
      batch,
    )
    const next = taken === undefined ? to : place + taken
    setPlace(group, { topic, partition, next })
    return next
  }
  return bus.subscribe({ ...subscription, onBatch, listPlaces: async () => [...placesOf(group).values()] })
}
