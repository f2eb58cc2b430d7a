import type { Db } from '#db/db'
import type { Logger } from '#logging/create-logger'
import { backoffMs } from '#timing/backoff'
import type { Subscription } from '../port.ts'
import { listRecords } from './log-statements.ts'
import type { LogTail } from './log-tail.ts'
import type { Owned } from './owned-partition.ts'

type DeliverOptions = {
  db: Db
  tail: LogTail
  partition: Owned
  subscription: Subscription
  log: Logger
}

/** Reads and delivers the next batch of a partition. Never rejects: what goes wrong pauses the partition. */
export async function deliverBatch({ db, tail, partition, subscription, log }: DeliverOptions): Promise<void> {
  const { group, onBatch, maxBatch = 500 } = subscription
  const { topic, partition: number, next: from } = partition
  try {
    const asked = { topic, partition: number, from, limit: maxBatch }
    const records = tail.read(asked) ?? (await listRecords(db, asked))
    if (records.length === 0) partition.end = from
    if (records.length === 0) return
    const isStale = () => partition.lost || partition.closing
    partition.next = await onBatch({ topic, partition: number, records, isStale })
    if (partition.next === from) pauseForRetry(partition)
    else partition.failures = 0
  } catch (error) {
    if (!partition.lost) log.warn({ group, topic, partition: number, err: error }, 'batch not handled')
    pauseForRetry(partition)
  }
}

function pauseForRetry(partition: Owned): void {
  partition.failures += 1
  partition.pausedUntil = performance.now() + backoffMs(partition.failures, { baseMs: 100, capMs: 5_000 })
}
