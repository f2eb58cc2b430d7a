import type { Batch, BusRecord } from '#bus/port'
import type { Tx } from '#db/with-transaction'
import { type GroupPartition, lockPlace, movePlace } from './place-rows.ts'

/** What of a batch continues the place, and the place afterwards. */
export type Continued = { records: readonly BusRecord[]; place: number }

/**
 * Moves the group's place over the part of a batch that continues it, in the transaction that takes its effect. What lies
 * before the place is known; a batch that begins behind it, or ends before it, moves nothing. Offsets have no holes: our
 * topics hold no control records and are not compacted.
 */
export async function continuePlace(
  tx: Tx,
  group: string,
  { topic, partition, records }: Pick<Batch, 'topic' | 'partition' | 'records'>,
): Promise<Continued> {
  const at: GroupPartition = { group, topic, partition }
  const first = records[0]?.offset ?? 0
  if (await movePlace(tx, { ...at, from: first, to: first + records.length })) {
    requireDense(records)
    return { records, place: first + records.length }
  }
  const place = await lockPlace(tx, at)
  const rest = first > place ? [] : records.slice(place - first)
  requireDense(rest)
  if (rest.length === 0) return { records: rest, place }
  await movePlace(tx, { ...at, from: place, to: place + rest.length })
  return { records: rest, place: place + rest.length }
}

/** Throws when an offset is missing among records that follow each other. */
export function requireDense(records: readonly BusRecord[]): void {
  const first = records[0]?.offset ?? 0
  for (const [index, { offset, topic, partition }] of records.entries())
    if (offset !== first + index) throw new Error(`a batch of ${topic}/${partition} has a hole before ${offset}`)
}
