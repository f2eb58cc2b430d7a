import type { JoinWaitingList, WaitingEntry } from '@sac/contracts/http/bookings'
import type { Db } from '@sac/platform/db/db'

export type WaitingRow = WaitingEntry & { userId: string; joinedAt: Date }

const columns = `entry_id AS "entryId", centre_id AS "centreId", user_id AS "userId", kind, first_day AS "firstDay",
  last_day AS "lastDay", vehicle, vehicle_id AS "vehicleId", status, appointment_id AS "appointmentId",
  joined_at AS "joinedAt"`

export async function insertWaiting(
  db: Db,
  { entry, userId, at }: { entry: JoinWaitingList; userId: string; at: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO waiting (entry_id, centre_id, user_id, kind, first_day, last_day, vehicle, vehicle_id, status, joined_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9)`,
    [
      entry.entryId,
      entry.centreId,
      userId,
      entry.kind,
      entry.firstDay,
      entry.lastDay,
      JSON.stringify(entry.vehicle),
      entry.vehicleId,
      at,
    ],
  )
}

export async function findWaiting(db: Db, { entryId }: { entryId: string }): Promise<WaitingRow | null> {
  const { rows } = await db.query<WaitingRow>(`SELECT ${columns} FROM waiting WHERE entry_id = $1`, [entryId])
  return rows[0] ?? null
}

type OwnPage = { userId: string; after: readonly [string, string] | null; limit: number }

/** A customer's own, the latest first. */
export async function listWaitingOf(db: Db, { userId, after, limit }: OwnPage): Promise<WaitingRow[]> {
  const { rows } = await db.query<WaitingRow>(
    `SELECT ${columns} FROM waiting WHERE user_id = $1
       AND ($2::timestamptz IS NULL OR (joined_at, entry_id) < ($2, $3::uuid))
     ORDER BY joined_at DESC, entry_id DESC LIMIT $4`,
    [userId, ...(after ?? [null, null]), limit],
  )
  return rows
}

/** Whose turn it is on a date, first come first. Another process passes over those that are looked at here. */
export async function lockNextWaiting(
  db: Db,
  { centreId, date, limit }: { centreId: string; date: string; limit: number },
): Promise<WaitingRow[]> {
  const { rows } = await db.query<WaitingRow>(
    `SELECT ${columns} FROM waiting WHERE centre_id = $1 AND status = 'waiting' AND $2 BETWEEN first_day AND last_day
     ORDER BY joined_at, entry_id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [centreId, date, limit],
  )
  return rows
}

/** False when it waits no longer. */
export async function updateWaiting(
  db: Db,
  { entryId, status, appointmentId }: Pick<WaitingRow, 'entryId' | 'status' | 'appointmentId'>,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE waiting SET status = $2, appointment_id = $3 WHERE entry_id = $1 AND status = 'waiting'`,
    [entryId, status, appointmentId],
  )
  return rowCount === 1
}
