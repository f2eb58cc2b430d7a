import type { Logger } from '#logging/create-logger'
import type { Subscription } from '../port.ts'
import { requireDense } from '../require-dense.ts'
import type { Wants } from '../wants.ts'
import { type Fetched, toRecords } from './to-records.ts'

type Delivery = { subscription: Subscription; wants: Wants; log: Logger; fetched: Fetched; isStale: () => boolean }

/**
 * Hands fetched messages of one partition on in batches until all are dealt with or one made no progress. Never rejects. `next` is
 * the group's place as far as it is known then.
 */
export async function deliver({ subscription, wants, log, fetched, isStale }: Delivery): Promise<{
  next: number
  progress: boolean
}> {
  const { maxBatch = 500, onBatch, group } = subscription
  const { topic, partition, messages } = fetched
  const offsets = messages.map(({ offset }) => Number(offset))
  const [first = 0] = offsets
  let next = first
  try {
    requireDense(fetched, offsets)
    for (let start = 0; start < messages.length && !isStale(); start += maxBatch) {
      const part = messages.slice(start, start + maxBatch)
      const range = { from: first + start, to: first + start + part.length }
      const records = toRecords({ topic, partition, messages: part }, wants)
      next = await onBatch({ topic, partition, ...range, records, isStale })
      if (next !== range.to) break
    }
  } catch (error) {
    log.warn({ group, topic, partition, err: error }, 'batch not handled')
  }
  return { next, progress: next > first }
}
