// Bays that are closed for a while: rows of `appointments` without a car, so that one constraint keeps both apart.
import type { BayClosing, CloseBay } from '@sac/contracts/http/board'
import type { Db } from '@sac/platform/db/db'

type Row = Omit<BayClosing, 'from' | 'to'> & { from: Date; to: Date }

const columns = `appointment_id AS "closingId", bay, scheduled_at AS "from", ends_at AS "to", closed_for AS reason`

const toClosing = ({ from, to, ...row }: Row): BayClosing => ({
  ...row,
  from: from.toISOString(),
  to: to.toISOString(),
})

type Closing = CloseBay & { centreId: string; closedBy: string; at: Date }

/** Closes a bay; null when something is booked there, or the id is taken. End the holds that have lapsed before. */
export async function insertClosing(db: Db, closing: Closing): Promise<BayClosing | null> {
  const { closingId, centreId, bay, from, to, reason, closedBy, at } = closing
  const { rows } = await db.query<Row>(
    `INSERT INTO appointments (appointment_id, centre_id, bay, scheduled_at, ends_at, closed_for, created_by, created_at,
       timed_at, status)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 'closed') ON CONFLICT DO NOTHING RETURNING ${columns}`,
    [closingId, centreId, bay, from, to, reason, closedBy, at],
  )
  return rows[0] ? toClosing(rows[0]) : null
}

/** Holds of a bay nobody has paid in time; they let go of it. Their ids. Lock the bays first. */
export async function endLapsedIn(
  db: Db,
  { centreId, bay, from, to, at }: Pick<Closing, 'centreId' | 'bay' | 'from' | 'to' | 'at'>,
): Promise<string[]> {
  const { rows } = await db.query<{ appointmentId: string }>(
    `UPDATE appointments SET status = 'expired', held_until = NULL, revision = revision + 1
     WHERE appointment_id IN (
       SELECT appointment_id FROM appointments WHERE centre_id = $1 AND bay = $2 AND during && tstzrange($3, $4)
         AND status = 'pending' AND held_until <= $5 FOR UPDATE SKIP LOCKED)
     RETURNING appointment_id AS "appointmentId"`,
    [centreId, bay, from, to, at],
  )
  return rows.map(({ appointmentId }) => appointmentId)
}

type Id = { centreId: string; closingId: string }

/** Locked until the transaction ends. */
export async function lockClosing(db: Db, { centreId, closingId }: Id): Promise<BayClosing | null> {
  const { rows } = await db.query<Row>(
    `SELECT ${columns} FROM appointments WHERE appointment_id = $1 AND centre_id = $2 AND status = 'closed' FOR UPDATE`,
    [closingId, centreId],
  )
  return rows[0] ? toClosing(rows[0]) : null
}

/** Opens the bay from a moment on: what of the closing is over by then stays. */
export async function endClosing(db: Db, { closingId, at }: { closingId: string; at: Date }): Promise<void> {
  await db.query(`DELETE FROM appointments WHERE appointment_id = $1 AND status = 'closed' AND scheduled_at >= $2`, [
    closingId,
    at,
  ])
  await db.query(
    `UPDATE appointments SET ends_at = least(ends_at, $2) WHERE appointment_id = $1 AND status = 'closed'`,
    [closingId, at],
  )
}

/** Those of a centre that touch a period, in order. */
export async function listClosings(
  db: Db,
  { centreId, from, to }: { centreId: string; from: Date; to: Date },
): Promise<BayClosing[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${columns} FROM appointments
     WHERE centre_id = $1 AND during && tstzrange($2, $3) AND status = 'closed' ORDER BY scheduled_at, bay LIMIT 500`,
    [centreId, from, to],
  )
  return rows.map(toClosing)
}
