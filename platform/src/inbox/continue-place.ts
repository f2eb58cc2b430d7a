import type { Batch, BusRecord } from '#bus/port'
import type { Tx } from '#db/with-transaction'
import { type GroupPartition, lockPlace, movePlace } from './place-rows.ts'

/** What of a batch continues the place, and the place afterwards. */
export type Continued = { records: readonly BusRecord[]; place: number }

/**
 * Moves the group's place over the part of a batch that continues it, in the transaction that takes its effect. What lies
 * before the place is known; a batch that begins behind it, or ends before it, moves nothing.
 */
export async function continuePlace(tx: Tx, group: string, batch: Omit<Batch, 'isStale'>): Promise<Continued> {
  const { topic, partition, from, to, records } = batch
  const at: GroupPartition = { group, topic, partition }
  if (await movePlace(tx, { ...at, from, to })) return { records, place: to }
  const place = await lockPlace(tx, at)
  if (from > place || to <= place) return { records: [], place }
  await movePlace(tx, { ...at, from: place, to })
  return { records: records.filter(({ offset }) => offset >= place), place: to }
}
