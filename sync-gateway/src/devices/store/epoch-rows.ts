import type { RangeSet } from '@sac/contracts/sync/ranges'
import type { Db } from '@sac/platform/db/db'
import type { Contact } from '#devices/domain/contacts'
import type { EpochRecord } from '#devices/domain/watermark'
import { fromMultirange, toMultirange } from './multirange.ts'

/** `reportedHead`: what the device said last, lower than `head` where it went back. */
export type KnownEpoch = EpochRecord & { reportedHead: number; contacts: readonly Contact[] }

/** All profiles of a device; one, nearly always. */
export async function listEpochs(db: Db, deviceId: string): Promise<KnownEpoch[]> {
  const { rows } = await db.query<Omit<KnownEpoch, 'received'> & { received: string }>(
    `SELECT epoch, head, reported_head AS "reportedHead", received::text AS received, forked_at AS "forkedAt", contacts
     FROM device_epochs WHERE device_id = $1`,
    [deviceId],
  )
  return rows.map((row) => ({ ...row, received: fromMultirange(row.received) }))
}

type Delivery = {
  deviceId: string
  epoch: string
  /** null when the device itself was not heard. */
  head: number | null
  received: RangeSet
  /** Whether lines of this profile are missing; null leaves the answer as it was. */
  owed: boolean | null
  /** null when the device itself was not heard. */
  contacts: readonly Contact[] | null
  at: Date
}

/** Adds to what this profile has delivered; `head` only ever grows, what was last reported is kept beside it. */
export async function recordDelivery(db: Db, { contacts, ...delivery }: Delivery): Promise<void> {
  const { deviceId, epoch, head, received, owed, at } = delivery
  await db.query(
    `INSERT INTO device_epochs AS known
       (device_id, epoch, first_seen_at, last_seen_at, head, reported_head, received, owed_since, contacts)
     VALUES ($1, $2, $5, $5, coalesce($3::int8, 0), coalesce($3::int8, 0), $4::int8multirange, CASE WHEN $6::bool THEN $5::timestamptz END,
       coalesce($7::jsonb, '[]'))
     ON CONFLICT (device_id, epoch) DO UPDATE SET last_seen_at = $5, head = greatest(known.head, $3::int8),
       reported_head = coalesce($3::int8, known.reported_head), received = known.received + $4::int8multirange,
       owed_since = CASE WHEN coalesce($6, known.owed_since IS NOT NULL) THEN coalesce(known.owed_since, $5) END,
       contacts = coalesce($7::jsonb, known.contacts)`,
    [deviceId, epoch, head, toMultirange(received), at, owed, contacts && JSON.stringify(contacts)],
  )
}

/** Remembers where an epoch forked, known here or not yet. */
export async function recordFork(
  db: Db,
  { deviceId, epoch, seq, at }: { deviceId: string; epoch: string; seq: number; at: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO device_epochs AS known (device_id, epoch, first_seen_at, last_seen_at, forked_at)
     VALUES ($1, $2, $4, $4, $3)
     ON CONFLICT (device_id, epoch) DO UPDATE SET forked_at = least(known.forked_at, $3)`,
    [deviceId, epoch, seq, at],
  )
}
