// Kafka's own tool on a group whose members are gone.
import { setTimeout as sleep } from 'node:timers/promises'
import { topicsReadBy } from '@sac/contracts/events/catalogue'
import { runProgram } from '@sac/scripts/process/run-program'
import { fetchKafkaTools } from '@sac/scripts/services/kafka'
import { longPatienceMs } from '../../support/patience.ts'
import type { Group } from './fault.ts'
import { openKafka } from './publish-poison.ts'

export type Committed = { place: string; committed: number; end: number }

/** Where the broker believes the group to be. */
export async function listCommitted(brokers: readonly string[], group: Group): Promise<Committed[]> {
  const admin = openKafka(brokers).admin()
  await admin.connect()
  try {
    const offsets = await admin.fetchOffsets({ groupId: group, topics: [...topicsReadBy(group)] })
    const found: Committed[] = []
    for (const { topic, partitions } of offsets) {
      const ends = await admin.fetchTopicOffsets(topic)
      for (const { partition, offset } of partitions) {
        const end = Number(ends.find((one) => one.partition === partition)?.high ?? 0)
        found.push({ place: `${topic}/${partition}`, committed: Number(offset), end })
      }
    }
    return found
  } finally {
    await admin.disconnect()
  }
}

/** Repeats until the tool is let in: a member that was killed is remembered for its session's length. */
export async function resetOffsets(brokers: readonly string[], group: Group, to: 'earliest' | 'latest'): Promise<void> {
  const classPath = await fetchKafkaTools()
  const target = [
    '--bootstrap-server',
    brokers.join(','),
    '--group',
    group,
    '--reset-offsets',
    `--to-${to}`,
    '--execute',
  ]
  const args = [
    '-XX:TieredStopAtLevel=1',
    '-Xmx128m',
    '-cp',
    classPath,
    'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
    ...target,
    ...topicsReadBy(group).flatMap((topic) => ['--topic', topic]),
  ]
  let said = ''
  for (const deadline = Date.now() + longPatienceMs; Date.now() < deadline; await sleep(500)) {
    const { code, stdout, stderr } = await runProgram('java', args)
    said = `${stdout.toString()}\n${stderr}`.trim()
    // The tool ends with 0 also when it refuses.
    if (code === 0 && !/^Error/m.test(said)) return
  }
  throw new Error(`Kafka's tool did not move ${group}: ${said.split('\n').slice(0, 3).join(' | ')}`)
}
