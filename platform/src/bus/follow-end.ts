// Reads the log from its end on, for whoever shows what happens now. It keeps no place anywhere: every follower is told everything
// that is published from its beginning on, and what a process has not heard while it was down nobody shows it afterwards.

import { placeWithin } from './place-within.ts'
import type { BusRecord, Consumer, EventBus, Health, Place } from './port.ts'

type Following = {
  /** Not used by any other follower, and by no group. */
  name: string
  topics: readonly string[]
  /** In the order of each partition. Must not throw: nothing is repeated. */
  onRecords: (records: readonly BusRecord[]) => void
}

const partitionId = ({ topic, partition }: Pick<Place, 'topic' | 'partition'>) => `${topic}/${partition}`

/** Begins as soon as the log can be reached; after an interruption it goes on where it was, as far as the log still holds that. */
export function followEnd(
  bus: Pick<EventBus, 'ranges' | 'subscribe'>,
  { name, topics, onRecords }: Following,
): Consumer {
  const places = new Map<string, number>()
  const listPlaces = async () =>
    (await bus.ranges(topics)).map((range) => {
      const next = placeWithin(range, places.get(partitionId(range)))
      places.set(partitionId(range), next)
      return { topic: range.topic, partition: range.partition, next }
    })
  const consumer = bus.subscribe({
    group: name,
    topics,
    listPlaces,
    onBatch: ({ records, from, to, ...at }) => {
      const place = places.get(partitionId(at)) ?? from
      if (from > place || to <= place) return Promise.resolve(place)
      const fresh = records.filter(({ offset }) => offset >= place)
      if (fresh.length > 0) onRecords(fresh)
      places.set(partitionId(at), to)
      return Promise.resolve(to)
    },
  })
  // Until it knows where it begins, what is published is not told.
  const health = (): Health => (places.size > 0 ? consumer.health() : { ok: false, reason: 'not begun yet' })
  return { ...consumer, health }
}
