import type { Envelope } from '@sac/contracts/events/envelope'
import type { EventBus } from '@sac/platform/bus/port'
import { uuidv7 } from '@sac/platform/ids'
import { until } from './until.ts'

/** Everything a topic still holds, in the order of its partitions; a message published twice is here twice. */
export async function readTopic(bus: EventBus, topic: string): Promise<Envelope[]> {
  const group = `reader-${uuidv7()}`
  const found = new Map<string, Envelope>()
  const consumer = await bus.subscribe({
    group,
    topics: [topic],
    onBatch: async ({ partition, records, commit }) => {
      for (const { offset, value } of records)
        found.set(`${partition}/${offset}`, JSON.parse(Buffer.from(value).toString()) as Envelope)
      await commit((records.at(-1)?.offset ?? -1) + 1)
    },
  })
  await until(
    async () => {
      const partitions = await bus.lag(group, [topic])
      return partitions.every(({ lag }) => lag === 0) ? true : null
    },
    { what: `the end of ${topic}` },
  )
  await consumer.close(5_000)
  return [...found.values()]
}
