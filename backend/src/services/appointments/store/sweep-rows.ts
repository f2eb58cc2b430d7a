// What becomes due with time alone. Each row is taken by one process.
import type { Appointment } from '@sac/contracts/http/bookings'
import type { Db } from '@sac/platform/db/db'
import { appointmentColumns, appointmentsOf } from './appointment-rows.ts'

type Due = { now: Date; limit: number }

/** Centres with holds nobody has paid in time. */
export async function listCentresWithLapsed(db: Db, { now }: { now: Date }): Promise<string[]> {
  const { rows } = await db.query<{ centreId: string }>(
    `SELECT DISTINCT centre_id AS "centreId" FROM appointments WHERE status = 'pending' AND held_until <= $1`,
    [now],
  )
  return rows.map(({ centreId }) => centreId)
}

/** Ends those of a centre, the oldest first; they let go of their time. Lock its bays first. */
export const expireHolds = (db: Db, { centreId, now, limit }: Due & { centreId: string }): Promise<Appointment[]> =>
  appointmentsOf(
    db,
    `UPDATE appointments SET status = 'expired', held_until = NULL, revision = revision + 1
     WHERE appointment_id IN (
       SELECT appointment_id FROM appointments WHERE status = 'pending' AND held_until <= $1 AND centre_id = $3
       ORDER BY held_until LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING ${appointmentColumns}`,
    [now, limit, centreId],
  )

/**
 * Marks those of a centre that begin within `ahead` minutes as reminded, once for each time they have. Whoever chose the time later
 * than the reminder would have come needs none.
 */
export const markReminded = (
  db: Db,
  { centreId, aheadMinutes, now, limit }: Due & { centreId: string; aheadMinutes: number },
): Promise<Appointment[]> =>
  appointmentsOf(
    db,
    `UPDATE appointments SET reminded_for = scheduled_at WHERE appointment_id IN (
       SELECT appointment_id FROM appointments
       WHERE status = 'confirmed' AND user_id IS NOT NULL AND centre_id = $1
         AND scheduled_at > $2 AND scheduled_at <= $2::timestamptz + make_interval(mins => $3)
         AND timed_at < scheduled_at - make_interval(mins => $3)
         AND reminded_for IS DISTINCT FROM scheduled_at
       ORDER BY scheduled_at LIMIT $4 FOR UPDATE SKIP LOCKED)
     RETURNING ${appointmentColumns}`,
    [centreId, now, aheadMinutes, limit],
  )

/** Entries of the waiting list whose days have gone by. */
export async function endWaiting(db: Db, { before }: { before: string }): Promise<void> {
  await db.query(`UPDATE waiting SET status = 'over' WHERE status = 'waiting' AND last_day < $1`, [before])
}
