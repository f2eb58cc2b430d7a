import type { Admin } from 'kafkajs'
import type { PartitionRange, Place } from '../port.ts'

const byPartition = (a: { partition: number }, b: { partition: number }) => a.partition - b.partition

export async function listRanges(admin: Admin, topics: readonly string[]): Promise<PartitionRange[]> {
  const offsets = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)))
  return topics.flatMap((topic, index) =>
    (offsets[index] ?? [])
      .toSorted(byPartition)
      .map(({ partition, low, high }) => ({ topic, partition, first: Number(low), end: Number(high) })),
  )
}

export async function listPlacesAt(admin: Admin, topic: string, time: Date): Promise<Place[]> {
  const offsets = await admin.fetchTopicOffsetsByTimestamp(topic, time.getTime())
  return offsets.toSorted(byPartition).map(({ partition, offset }) => ({ topic, partition, next: Number(offset) }))
}
