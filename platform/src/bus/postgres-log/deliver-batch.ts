import type { Db } from '#db/db'
import type { Logger } from '#logging/create-logger'
import { backoffMs } from '#timing/backoff'
import type { Batch, Subscription } from '../port.ts'
import { storeCommitted } from './group-statements.ts'
import { type Head, listRecords } from './log-statements.ts'
import type { Owned } from './owned-partition.ts'

type DeliverOptions = {
  db: Db
  partition: Owned
  head: Head
  subscription: Subscription
  log: Logger
}

/** Reads and delivers the next batch of a partition. Never rejects: what goes wrong pauses the partition. */
export async function deliverBatch({ db, partition, head, subscription, log }: DeliverOptions): Promise<void> {
  const { group, onBatch, maxBatch = 500 } = subscription
  const { topic } = partition
  partition.aliveAt = performance.now()
  try {
    skipGap(partition, head, subscription)
    const from = partition.next
    const records = await listRecords(db, { topic, partition: partition.partition, from, limit: maxBatch })
    if (records.length === 0) return
    await onBatch(toBatch({ db, partition, group, records }))
    if (partition.next === from) pauseForRetry(partition)
    else partition.failures = 0
  } catch (error) {
    if (!partition.lost) log.warn({ group, topic, partition: partition.partition, err: error }, 'batch not handled')
    pauseForRetry(partition)
  }
}

// Retention is a promise about disk space, not about readers: a group that slept longer is told what it lost.
function skipGap(partition: Owned, head: Head, { onGap }: Subscription): void {
  if (partition.next >= head.first) return
  onGap?.({ topic: partition.topic, partition: partition.partition, from: partition.next, to: head.first })
  partition.next = head.first
}

function pauseForRetry(partition: Owned): void {
  partition.failures += 1
  const until = performance.now() + backoffMs(partition.failures, { baseMs: 100, capMs: 30_000 })
  partition.pausedUntil = Math.max(partition.pausedUntil, until)
}

type BatchOptions = { db: Db; partition: Owned; group: string; records: Batch['records'] }

function toBatch({ db, partition, group, records }: BatchOptions): Batch {
  const { topic } = partition
  const pausedBefore = partition.pausedUntil
  return {
    topic,
    partition: partition.partition,
    records,
    commit: async (next) => {
      if (partition.lost) return
      await storeCommitted(db, { group, topic, partition: partition.partition, next })
      partition.next = next
      partition.aliveAt = performance.now()
    },
    keepAlive: () => {
      partition.aliveAt = performance.now()
      return Promise.resolve()
    },
    isStale: () => partition.lost || partition.closing || partition.pausedUntil > pausedBefore,
  }
}
