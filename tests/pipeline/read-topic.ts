import type { Envelope } from '@sac/contracts/events/envelope'
import type { EventBus } from '@sac/platform/bus/port'
import { uuidv7 } from '@sac/platform/ids'
import { lagOf, readInMemory } from '../support/places-in-memory.ts'
import { until } from './until.ts'

/** Everything a topic still holds, in the order of its partitions; a message published twice is here twice. */
export async function readTopic(bus: EventBus, topic: string): Promise<Envelope[]> {
  const group = `reader-${uuidv7()}`
  const found: Envelope[] = []
  const take = (records: readonly { value: Uint8Array }[]) => {
    for (const { value } of records) found.push(JSON.parse(Buffer.from(value).toString()) as Envelope)
  }
  const consumer = await readInMemory(bus, { group, topics: [topic], take })
  const hasAll = async () => ((await lagOf(bus, group, [topic])) === 0 ? true : null)
  await until(hasAll, { what: `the end of ${topic}` })
  await consumer.close(5_000)
  return found
}
