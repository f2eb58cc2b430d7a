import { backoffMs } from '#timing/backoff'
import type { Batch, BusRecord } from '../port.ts'
import type { Lane } from './lane.ts'
import { type Member, pauseLane, quietly } from './member.ts'

/** Hands fetched records on in batches until all are committed or one made no progress. Never rejects. */
export async function runLane(member: Member, lane: Lane, records: readonly BusRecord[]): Promise<void> {
  const { epoch } = member
  const first = records[0]?.offset ?? 0
  const progress = { next: first }
  try {
    reportGap(member, lane, first)
    await handOn({ member, lane, epoch, records, progress })
  } catch (error) {
    const { group } = member.subscription
    member.log.warn({ group, topic: lane.topic, partition: lane.partition, err: error }, 'batch not handled')
  }
  lane.failures = progress.next === first ? lane.failures + 1 : 0
  if (epoch !== member.epoch) return
  lane.next = progress.next
  if (progress.next !== endOf(records)) goBack(member, lane)
}

function goBack(member: Member, lane: Lane): void {
  quietly(() => member.client?.seek({ topic: lane.topic, partition: lane.partition, offset: String(lane.next) }))
  if (lane.pausedUntil <= performance.now()) {
    pauseLane(member, lane, backoffMs(Math.max(1, lane.failures), { baseMs: 100, capMs: 30_000 }))
  }
}

// Our topics hold no control records and are never compacted: a hole is what retention took while we were reading.
function reportGap({ subscription }: Member, { topic, partition, next }: Lane, first: number): void {
  if (next !== undefined && first > next) subscription.onGap?.({ topic, partition, from: next, to: first })
}

async function handOn({ records, ...options }: BatchOptions): Promise<void> {
  const { maxBatch = 500, onBatch } = options.member.subscription
  for (let start = 0; start < records.length; start += maxBatch) {
    const part = records.slice(start, start + maxBatch)
    await onBatch(toBatch({ ...options, records: part }))
    if (options.progress.next !== endOf(part)) return
  }
}

function endOf(records: readonly BusRecord[]): number {
  return (records.at(-1)?.offset ?? -1) + 1
}

type BatchOptions = {
  member: Member
  lane: Lane
  epoch: number
  records: readonly BusRecord[]
  progress: { next: number }
}

function toBatch({ member, lane, epoch, records, progress }: BatchOptions): Batch {
  const { topic, partition } = lane
  const pausedBefore = lane.pausedUntil
  const beat = () => {
    lane.aliveAt = performance.now()
  }
  beat()
  return {
    topic,
    partition,
    records,
    // kafkajs would send the newest generation with it, so an old batch must be stopped here.
    commit: async (next) => {
      if (epoch !== member.epoch) return
      await member.client?.commitOffsets([{ topic, partition, offset: String(next) }])
      progress.next = next
      beat()
    },
    keepAlive: () => Promise.resolve(beat()),
    isStale: () => epoch !== member.epoch || member.closing || lane.pausedUntil > pausedBefore,
  }
}
