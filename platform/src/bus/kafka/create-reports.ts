import type { Consumer as KafkaConsumer } from 'kafkajs'
import type { Place } from '../port.ts'

export type Reports = {
  note: (place: Place) => void
  /** Tells the broker what it has not been told yet. */
  flush: () => Promise<void>
}

const everyMs = 1_000

/**
 * Tells the broker, now and then, where the group is: for its tools and for whoever watches lag. Nothing depends on it, so a
 * report that fails is forgotten with the next one.
 */
export function createReports(client: KafkaConsumer): Reports {
  const untold = new Map<string, Place>()
  let timer: NodeJS.Timeout | undefined
  const flush = async () => {
    clearTimeout(timer)
    timer = undefined
    const places = [...untold.values()].map(({ topic, partition, next }) => ({
      topic,
      partition,
      offset: String(next),
    }))
    untold.clear()
    if (places.length > 0) await client.commitOffsets(places).catch(() => undefined)
  }
  return {
    note: (place) => {
      untold.set(`${place.topic}/${place.partition}`, place)
      timer ??= setTimeout(() => void flush(), everyMs).unref()
    },
    flush,
  }
}
