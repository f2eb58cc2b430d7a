import type { Db } from '@sac/platform/db/db'
import type { RangeSet } from '#devices/domain/ranges'
import type { EpochRecord } from '#devices/domain/watermark'
import { fromMultirange, toMultirange } from './multirange.ts'

type Row = Omit<EpochRecord, 'received'> & { received: string }

/** All profiles of a device; one, nearly always. */
export async function listEpochs(db: Db, deviceId: string): Promise<EpochRecord[]> {
  const { rows } = await db.query<Row>(
    `SELECT epoch, head, received::text AS received, forked_at AS "forkedAt" FROM device_epochs WHERE device_id = $1`,
    [deviceId],
  )
  return rows.map((row) => ({ ...row, received: fromMultirange(row.received) }))
}

type Reported = {
  deviceId: string
  epoch: string
  /** null when the device itself was not heard. */
  head: number | null
  received: RangeSet
  at: Date
}

/** Adds to what this profile has delivered; `head` only ever grows, what was last reported is kept beside it. */
export async function recordDelivery(db: Db, reported: Reported): Promise<EpochRecord> {
  const { deviceId, epoch, head, received, at } = reported
  const { rows } = await db.query<Row>(
    `INSERT INTO device_epochs AS known (device_id, epoch, first_seen_at, last_seen_at, head, reported_head, received)
     VALUES ($1, $2, $5, $5, coalesce($3, 0), coalesce($3, 0), $4::int8multirange)
     ON CONFLICT (device_id, epoch) DO UPDATE SET last_seen_at = $5, head = greatest(known.head, $3),
       reported_head = coalesce($3, known.reported_head), received = known.received + $4::int8multirange
     RETURNING epoch, head, received::text AS received, forked_at AS "forkedAt"`,
    [deviceId, epoch, head, toMultirange(received), at],
  )
  const [row] = rows
  if (!row) throw new Error('The profile was not written.')
  return { ...row, received: fromMultirange(row.received) }
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

/** Since when lines of this profile are missing; `owed` false clears it. */
export async function recordOwed(
  db: Db,
  { deviceId, epoch, owed, at }: { deviceId: string; epoch: string; owed: boolean; at: Date },
): Promise<void> {
  await db.query(
    `UPDATE device_epochs SET owed_since = CASE WHEN $3 THEN coalesce(owed_since, $4) END
     WHERE device_id = $1 AND epoch = $2 AND (owed_since IS NOT NULL) <> $3`,
    [deviceId, epoch, owed, at],
  )
}
