// The office's list of every booking, whatever became of it.
import type { Appointment } from '@sac/contracts/http/bookings'
import type { Pool } from '@sac/platform/db/create-pool'
import type { Db } from '@sac/platform/db/db'
import { fillPlateKeys } from '@sac/platform/db/fill-keys'
import { plateBeginsWith } from '@sac/platform/db/plate-begins-with'
import { where } from '@sac/platform/db/where'
import { appointmentColumns, appointmentsOf, isOfCar } from './appointment-rows.ts'

type Searched = {
  /** Beginning of a plate, however it is spelled. */
  search?: string | undefined
  /** Time and id of the last of the page before. */
  after: readonly [scheduledAt: string, appointmentId: string] | null
  limit: number
}

/** Of every centre, the latest first. */
export function searchAppointments(db: Db, { search, after, limit }: Searched): Promise<Appointment[]> {
  const values: unknown[] = [limit]
  const asked = where(
    [
      [isOfCar],
      // An array, and not a condition beside the order: of a few cars their bookings.
      [
        'appointment_id = ANY (ARRAY(SELECT appointment_id FROM appointments WHERE plate_key LIKE ?))',
        plateBeginsWith(search),
      ],
      ['(scheduled_at, appointment_id) < (?::timestamptz, ?::uuid)', ...(after ?? [null])],
    ],
    values,
  )
  return appointmentsOf(
    db,
    `SELECT ${appointmentColumns} FROM appointments ${asked} ORDER BY scheduled_at DESC, appointment_id DESC LIMIT $1`,
    values,
  )
}

/** Ids by which others know a booking. */
export type BookingIds = { appointmentId: string; inspectionId: string; paymentId: string | null }

/** Those of a plate that begins so, the latest first. */
export async function listIdsOfPlate(
  db: Db,
  { search, limit }: { search: string; limit: number },
): Promise<BookingIds[]> {
  const { rows } = await db.query<BookingIds>(
    `SELECT appointment_id AS "appointmentId", inspection_id AS "inspectionId", payment_id AS "paymentId" FROM appointments
     WHERE plate_key LIKE $1 ORDER BY scheduled_at DESC, appointment_id DESC LIMIT $2`,
    [plateBeginsWith(search), limit],
  )
  return rows
}

/** Of whichever of these are known. */
export async function listPlatesOf(
  db: Db,
  appointmentIds: readonly string[],
): Promise<{ appointmentId: string; plate: string }[]> {
  const { rows } = await db.query<{ appointmentId: string; plate: string }>(
    `SELECT appointment_id AS "appointmentId", vehicle->>'plate' AS plate FROM appointments
     WHERE appointment_id = ANY ($1) AND ${isOfCar}`,
    [appointmentIds],
  )
  return rows
}

/** See platform, db/fill-keys. */
export const fillKeys = (pool: Pool): Promise<void> =>
  fillPlateKeys(pool, { table: 'appointments', id: 'appointment_id', plate: "vehicle->>'plate'" })
