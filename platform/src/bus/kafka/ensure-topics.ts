import { setTimeout as sleep } from 'node:timers/promises'
import type { Admin } from 'kafkajs'
import { BusError, type TopicSpec } from '../port.ts'

const day = 86_400_000
// The broker's own default, named so that a broker with another one takes everything the outbox took.
const maxMessageBytes = 1_048_588

/** Creates missing topics and refuses others' partition counts: with another count an aggregate would change its partition. */
export async function ensureTopics(admin: Admin, specs: readonly TopicSpec[], replication: number): Promise<void> {
  const known = await admin.listTopics()
  const missing = specs.filter(({ name }) => !known.includes(name))
  if (missing.length > 0) {
    await admin.createTopics({ waitForLeaders: true, topics: missing.map((spec) => toTopic(spec, replication)) })
  }
  for (const spec of specs) await checkPartitions(admin, spec)
}

function toTopic({ name, partitions, retentionDays }: TopicSpec, replication: number) {
  return {
    topic: name,
    numPartitions: partitions,
    replicationFactor: replication,
    configEntries: [
      { name: 'cleanup.policy', value: 'delete' },
      { name: 'retention.ms', value: String(retentionDays * day) },
      { name: 'compression.type', value: 'producer' },
      { name: 'max.message.bytes', value: String(maxMessageBytes) },
      { name: 'min.insync.replicas', value: replication >= 3 ? '2' : '1' },
    ],
  }
}

async function checkPartitions(admin: Admin, { name, partitions }: TopicSpec): Promise<void> {
  const found = await countPartitions(admin, name)
  if (found !== partitions) throw new BusError('fatal', `topic ${name} has ${found} partitions, not ${partitions}`)
}

// A topic another process has just created may take a moment to be known.
async function countPartitions(admin: Admin, name: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [name] })
      return topics[0]?.partitions.length ?? 0
    } catch (error) {
      if (attempt === 10) throw error
      await sleep(200)
    }
  }
}
