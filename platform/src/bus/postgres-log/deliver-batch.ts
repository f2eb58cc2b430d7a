import type { Db } from '#db/db'
import type { Logger } from '#logging/create-logger'
import { backoffMs } from '#timing/backoff'
import type { Subscription } from '../port.ts'
import { requireDense } from '../require-dense.ts'
import type { Wants } from '../wants.ts'
import { type Found, listRecords } from './log-statements.ts'
import type { LogTail } from './log-tail.ts'
import type { Owned } from './owned-partition.ts'

type DeliverOptions = {
  db: Db
  tail: LogTail
  partition: Owned
  subscription: Subscription
  wants: Wants
  log: Logger
}

/** Reads and delivers the next batch of a partition. Never rejects: what goes wrong pauses the partition. */
export async function deliverBatch(options: DeliverOptions): Promise<void> {
  const { db, tail, partition, subscription, wants, log } = options
  const { group, onBatch, maxBatch = 500, eventTypes } = subscription
  const { topic, partition: number, next: from } = partition
  try {
    const asked = { topic, partition: number, from, limit: maxBatch }
    const found: readonly Found[] = tail.read(asked) ?? (await listRecords(db, asked, eventTypes))
    const [first] = found
    if (!first) partition.end = from
    if (!first) return
    requireDense(
      asked,
      found.map(({ offset }) => offset),
    )
    const records = found.filter((one) => 'headers' in one).filter(({ headers }) => wants(headers))
    const isStale = () => partition.lost || partition.closing
    const range = { from: first.offset, to: first.offset + found.length }
    partition.next = await onBatch({ topic, partition: number, ...range, records, isStale })
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
