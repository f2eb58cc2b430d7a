// What the tables hold of one customer.
import type { Appointment } from '@sac/contracts/http/bookings'
import type { Db } from '@sac/platform/db/db'
import { appointmentColumns, appointmentsOf } from './appointment-rows.ts'

/** Those that are still to come, whether held or certain. */
export const listStandingOf = (db: Db, { userId }: { userId: string }): Promise<Appointment[]> =>
  appointmentsOf(
    db,
    `SELECT ${appointmentColumns} FROM appointments WHERE user_id = $1 AND status IN ('pending', 'confirmed')
     ORDER BY scheduled_at, appointment_id`,
    [userId],
  )

/**
 * Leaves times, prices and states of nobody's appointments. Which car it was is forgotten, too, but for one that stands at the
 * centre at this moment. Holds that ended count as cancelled: money that comes for one goes back.
 */
export async function forgetCustomer(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.query(
    `UPDATE appointments SET user_id = NULL, vehicle_id = NULL, created_by = NULLIF(created_by, $1),
       status = CASE WHEN status = 'expired' THEN 'cancelled' ELSE status END,
       cancellation = cancellation || '{"reason": null}',
       plate_key = CASE WHEN status = 'checked-in' THEN plate_key END,
       vehicle = CASE WHEN status = 'checked-in' THEN vehicle ELSE vehicle || jsonb_build_object(
         'plate', '-', 'vin', NULL, 'make', NULL, 'model', NULL, 'firstRegistration', NULL) END
     WHERE user_id = $1`,
    [userId],
  )
}

export async function deleteWaitingOf(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.query('DELETE FROM waiting WHERE user_id = $1', [userId])
}
