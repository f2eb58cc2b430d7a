import { consumerGroups, deadLetterTopic, topics } from '@sac/contracts/events/topics'
import { withAdmin } from '@sac/platform/bus/kafka/with-admin'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { until } from '../pipeline/until.ts'

const own = [...Object.keys(topics), ...consumerGroups.map(deadLetterTopic)]

/** Removes the product's topics from a broker for tests: an installation with a new database reads all a log holds. */
export function emptyLog(brokers: readonly string[]): Promise<void> {
  const client = { brokers, clientId: 'test', log: createSilentLogger() }
  return withAdmin(client, async (admin) => {
    const there = async () => (await admin.listTopics()).filter((name) => own.includes(name))
    const found = await there()
    if (found.length > 0) await admin.deleteTopics({ topics: found })
    await until(async () => ((await there()).length === 0 ? true : null), { what: 'the topics to be gone' })
  })
}
