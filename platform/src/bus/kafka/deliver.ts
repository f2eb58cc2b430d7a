import type { Logger } from '#logging/create-logger'
import type { BusRecord, Subscription } from '../port.ts'

type Delivery = { subscription: Subscription; log: Logger; records: readonly BusRecord[]; isStale: () => boolean }

/**
 * Hands fetched records of one partition on in batches until all are dealt with or one made no progress. Never rejects. `next` is
 * the group's place as far as it is known then.
 */
export async function deliver({ subscription, log, records, isStale }: Delivery): Promise<{
  next: number
  progress: boolean
}> {
  const { maxBatch = 500, onBatch, group } = subscription
  const [{ topic, partition, offset: first } = { topic: '', partition: 0, offset: 0 }] = records
  let next = first
  try {
    for (let start = 0; start < records.length && !isStale(); start += maxBatch) {
      const part = records.slice(start, start + maxBatch)
      const before = next
      next = await onBatch({ topic, partition, records: part, isStale })
      if (next !== before + part.length) break
    }
  } catch (error) {
    log.warn({ group, topic, partition, err: error }, 'batch not handled')
  }
  return { next, progress: next > first }
}
