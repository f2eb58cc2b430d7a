import type { AppointmentStatus } from '@sac/contracts/http/appointments'
import type { Appointment } from '@sac/contracts/http/bookings'
import type { Db } from '@sac/platform/db/db'

export type AppointmentRow = Omit<Appointment, 'scheduledDate' | 'endsAt' | 'heldUntil' | 'price' | 'serviceType'> & {
  scheduledAt: Date
  endsAt: Date
  heldUntil: Date | null
  priceMinor: number | null
  currency: string | null
}

/** As every statement of appointments answers. */
export const appointmentColumns = `appointments.appointment_id AS "appointmentId", inspection_id AS "inspectionId",
  centre_id AS "centreId", appointments.bay, scheduled_at AS "scheduledAt", ends_at AS "endsAt", kind, status,
  inspector_id AS "inspectorId", vehicle, user_id AS "userId", vehicle_id AS "vehicleId", held_until AS "heldUntil",
  price_minor AS "priceMinor", currency, payment_id AS "paymentId", cancellation, revision`

/** The states that have the bay for themselves, as the constraint of the table says. */
export const holding = `('pending', 'confirmed', 'checked-in', 'done', 'closed')`

/** Closings of a bay are kept beside the appointments; they are in the way of them, and nothing else. */
export const isOfCar = `vehicle IS NOT NULL`

export const toAppointment = ({
  scheduledAt,
  endsAt,
  heldUntil,
  priceMinor,
  currency,
  ...row
}: AppointmentRow): Appointment => ({
  ...row,
  scheduledDate: scheduledAt.toISOString(),
  endsAt: endsAt.toISOString(),
  heldUntil: heldUntil?.toISOString() ?? null,
  price: priceMinor === null || currency === null ? null : { amountMinor: priceMinor, currency },
  serviceType: row.kind,
})

/** Rows of a statement that answers with `appointmentColumns`. */
export async function appointmentsOf(db: Db, text: string, values: readonly unknown[]): Promise<Appointment[]> {
  const { rows } = await db.query<AppointmentRow>(text, values)
  return rows.map(toAppointment)
}

export async function findAppointment(
  db: Db,
  { appointmentId }: { appointmentId: string },
): Promise<Appointment | null> {
  const text = `SELECT ${appointmentColumns} FROM appointments WHERE appointment_id = $1 AND ${isOfCar}`
  return (await appointmentsOf(db, text, [appointmentId]))[0] ?? null
}

/** The same; nobody else changes it until the transaction ends. */
export async function lockAppointment(
  db: Db,
  { appointmentId }: { appointmentId: string },
): Promise<Appointment | null> {
  const text = `SELECT ${appointmentColumns} FROM appointments WHERE appointment_id = $1 AND ${isOfCar} FOR UPDATE`
  return (await appointmentsOf(db, text, [appointmentId]))[0] ?? null
}

type DayPage = {
  centreId: string
  from: Date
  to: Date
  /** Time, bay and id of the last of the page before. */
  after: readonly [string, string, string] | null
  limit: number
}

/** From `from` (inclusive) to `to` (exclusive), by time and bay. */
export function listAppointments(db: Db, { centreId, from, to, after, limit }: DayPage): Promise<Appointment[]> {
  return appointmentsOf(
    db,
    `SELECT ${appointmentColumns} FROM appointments WHERE centre_id = $1 AND scheduled_at >= $2 AND scheduled_at < $3
       AND ${isOfCar} AND ($4::timestamptz IS NULL OR (scheduled_at, bay, appointment_id) > ($4, $5, $6::uuid))
     ORDER BY scheduled_at, bay, appointment_id LIMIT $7`,
    [centreId, from, to, ...(after ?? [null, null, null]), limit],
  )
}

/** Those of a period that have a bay, and cars that did not come; by time and bay. What one centre does in a day is not much. */
export function listOnBoard(
  db: Db,
  { centreId, from, to }: Pick<DayPage, 'centreId' | 'from' | 'to'>,
): Promise<Appointment[]> {
  return appointmentsOf(
    db,
    `SELECT ${appointmentColumns} FROM appointments WHERE centre_id = $1 AND scheduled_at >= $2 AND scheduled_at < $3
       AND ${isOfCar} AND status NOT IN ('cancelled', 'expired')
     ORDER BY scheduled_at, bay, appointment_id LIMIT 1000`,
    [centreId, from, to],
  )
}

export type ToCome = Pick<Appointment, 'appointmentId' | 'bay' | 'userId'> & { scheduledAt: Date; endsAt: Date }

/** What a centre still expects, by time and bay: more than anybody books ahead, and no more than can be looked through at once. */
export async function listToCome(db: Db, { centreId, from }: Pick<DayPage, 'centreId' | 'from'>): Promise<ToCome[]> {
  const { rows } = await db.query<ToCome>(
    `SELECT appointment_id AS "appointmentId", bay, user_id AS "userId", scheduled_at AS "scheduledAt", ends_at AS "endsAt"
     FROM appointments WHERE centre_id = $1 AND scheduled_at >= $2 AND ${isOfCar} AND status IN ('pending', 'confirmed')
     ORDER BY scheduled_at, bay, appointment_id LIMIT 20000`,
    [centreId, from],
  )
  return rows
}

/** By time and bay. */
export function listThese(db: Db, appointmentIds: readonly string[]): Promise<Appointment[]> {
  const text = `SELECT ${appointmentColumns} FROM appointments WHERE appointment_id = ANY($1)
     ORDER BY scheduled_at, bay, appointment_id`
  return appointmentsOf(db, text, [appointmentIds])
}

type OwnPage = { userId: string; after: readonly [string, string] | null; limit: number }

/** A customer's own, the latest first. */
export function listAppointmentsOf(db: Db, { userId, after, limit }: OwnPage): Promise<Appointment[]> {
  return appointmentsOf(
    db,
    `SELECT ${appointmentColumns} FROM appointments WHERE user_id = $1
       AND ($2::timestamptz IS NULL OR (scheduled_at, appointment_id) < ($2, $3::uuid))
     ORDER BY scheduled_at DESC, appointment_id DESC LIMIT $4`,
    [userId, ...(after ?? [null, null]), limit],
  )
}

type State = Pick<Appointment, 'appointmentId' | 'status' | 'inspectorId' | 'paymentId' | 'cancellation'>

/** Everything that changes but its time; the row is locked. A hold is over, whatever the new state. */
export async function updateState(db: Db, { appointmentId, ...state }: State): Promise<Appointment> {
  const [updated] = await appointmentsOf(
    db,
    `UPDATE appointments SET status = $2, inspector_id = $3, payment_id = $4, cancellation = $5, held_until = NULL,
       revision = revision + 1
     WHERE appointment_id = $1 RETURNING ${appointmentColumns}`,
    [
      appointmentId,
      state.status satisfies AppointmentStatus,
      state.inspectorId,
      state.paymentId,
      state.cancellation && JSON.stringify(state.cancellation),
    ],
  )
  if (!updated) throw new Error('the appointment is not there')
  return updated
}
