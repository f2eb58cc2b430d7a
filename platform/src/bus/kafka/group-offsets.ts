import type { Admin } from 'kafkajs'
import { BusError, type PartitionLag, type ReplayFrom } from '../port.ts'

/** Committed offset, beginning and end of each partition of the topics. */
export async function listGroupOffsets(
  admin: Admin,
  group: string,
  topics: readonly string[],
): Promise<(PartitionLag & { first: number })[]> {
  const committed = await admin.fetchOffsets({ groupId: group, topics: [...topics] })
  const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)))
  return topics.flatMap((topic, index) =>
    (ends[index] ?? [])
      .toSorted((a, b) => a.partition - b.partition)
      .map(({ partition, high, low }) => {
        const offset = committed
          .find((one) => one.topic === topic)
          ?.partitions.find((one) => one.partition === partition)?.offset
        const next = offset === undefined || Number(offset) < 0 ? null : Number(offset)
        const [first, end] = [Number(low), Number(high)]
        return { topic, partition, committed: next, first, end, lag: end - Math.max(next ?? 0, first) }
      }),
  )
}

type SeekOptions = { group: string; topic: string; to: ReplayFrom }

export async function seekGroup(admin: Admin, { group, topic, to }: SeekOptions): Promise<void> {
  const { groups } = await admin.describeGroups([group])
  if (groups.some(({ members }) => members.length > 0)) {
    throw new BusError('retriable', `group ${group} is still reading ${topic}`)
  }
  await admin.setOffsets({ groupId: group, topic, partitions: await targetsOf(admin, topic, to) })
}

async function targetsOf(
  admin: Admin,
  topic: string,
  to: ReplayFrom,
): Promise<{ partition: number; offset: string }[]> {
  if (to.from === 'offset') return [{ partition: to.partition, offset: String(to.offset) }]
  if (to.from === 'time') return admin.fetchTopicOffsetsByTimestamp(topic, to.time.getTime())
  return (await admin.fetchTopicOffsets(topic)).map(({ partition, low }) => ({ partition, offset: low }))
}
