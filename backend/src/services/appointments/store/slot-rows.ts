// Who has a bay, and until when. Taking a time ends holds that lapsed in the same statement; that no two overlap is the constraint
// `appointments_slot`.
import type { Appointment } from '@sac/contracts/http/bookings'
import { keysVersion, plateKey } from '@sac/contracts/text/keys'
import type { Db } from '@sac/platform/db/db'
import type { Booked } from '../domain/day.ts'
import { type AppointmentRow, appointmentColumns, holding, toAppointment } from './appointment-rows.ts'

type Period = { centreId: string; from: Date; to: Date }

/** What is booked in a period; holds that have lapsed are not. */
export async function listBooked(db: Db, { centreId, from, to, now }: Period & { now: Date }): Promise<Booked[]> {
  const { rows } = await db.query<{ bay: string; from: Date; to: Date }>(
    `SELECT bay, scheduled_at AS "from", ends_at AS "to" FROM appointments
     WHERE centre_id = $1 AND during && tstzrange($2, $3) AND status IN ${holding}
       AND (status <> 'pending' OR held_until IS NULL OR held_until > $4)`,
    [centreId, from, to, now],
  )
  return rows.map((row) => ({ bay: row.bay, from: row.from.getTime(), to: row.to.getTime() }))
}

// $1 centre, $2 from, $3 to, $4 now, $5 bays; $6 is the appointment that asks, which is not in its own way.
const freeUnless = (isInTheWay: string) => `free AS (
    SELECT wanted.bay FROM unnest($5::text[]) WITH ORDINALITY AS wanted (bay, place)
    WHERE NOT EXISTS (
      SELECT 1 FROM appointments AS other WHERE other.centre_id = $1 AND other.bay = wanted.bay
        AND other.during && tstzrange($2, $3) AND other.status IN ${holding} AND other.appointment_id <> $6
        AND ${isInTheWay})
      -- Holds that lapsed end before the time is taken.
      AND (SELECT count(*) FROM lapsed) >= 0
    ORDER BY place LIMIT 1)`

const leavingHolds = `lapsed AS (SELECT NULL::uuid AS appointment_id WHERE false), ${freeUnless('true')}`

const endingHolds = `lapsed AS (
    UPDATE appointments SET status = 'expired', held_until = NULL, revision = revision + 1
    WHERE appointment_id IN (
      SELECT appointment_id FROM appointments
      WHERE centre_id = $1 AND during && tstzrange($2, $3) AND bay = ANY ($5) AND status = 'pending'
        AND held_until <= $4 AND appointment_id <> $6
      -- Whoever has one locked was paid for it, or is changing it.
      FOR UPDATE SKIP LOCKED)
    RETURNING appointment_id),
  ${freeUnless("NOT (other.status = 'pending' AND other.held_until IS NOT NULL AND other.held_until <= $4)")}`

type Asked = Period & {
  now: Date
  /** In the order in which they are to be taken. */
  bays: readonly string[]
}

type Taken = {
  /** As it is now; null when no bay was free, or somebody was quicker. */
  appointment: Appointment | null
  /** None of the bays was free when it was looked at. */
  noneFree: boolean
  /** Whose holds ended for it. */
  lapsed: readonly string[]
}

type TakenRow = AppointmentRow & { free: string | null; lapsed: string[] | null }

function takenOf([row]: readonly TakenRow[]): Taken {
  if (!row) throw new Error('the statement always answers')
  const { free, lapsed: ended, ...appointment } = row
  return {
    appointment: row.scheduledAt === null ? null : toAppointment(appointment),
    noneFree: free === null,
    lapsed: ended ?? [],
  }
}

const answer = `SELECT taken.*, free.bay AS free, ended.lapsed
  FROM (SELECT array_agg(appointment_id) AS lapsed FROM lapsed) AS ended
    LEFT JOIN free ON true LEFT JOIN taken ON true`

export type NewAppointment = Pick<
  Appointment,
  'appointmentId' | 'inspectionId' | 'kind' | 'status' | 'inspectorId' | 'vehicle' | 'userId' | 'vehicleId' | 'price'
> & { heldUntil: Date | null; createdBy: string | null }

/**
 * Books a new appointment in the first of the bays that is free. Ids that are taken are as good as taken bays. It waits for whoever
 * is about to have the bay before it has anything itself, and needs no lock.
 */
export const insertInFreeBay = (db: Db, asked: Asked, appointment: NewAppointment): Promise<Taken> =>
  insert(db, { asked, appointment, taking: leavingHolds })

/** The same, where holds that have lapsed are in the way; they end. Lock the bays first. */
export const insertEndingHolds = (db: Db, asked: Asked, appointment: NewAppointment): Promise<Taken> =>
  insert(db, { asked, appointment, taking: endingHolds })

type Inserting = { asked: Asked; appointment: NewAppointment; taking: string }

async function insert(db: Db, { asked, appointment, taking }: Inserting): Promise<Taken> {
  const { centreId, from, to, now, bays } = asked
  const { rows } = await db.query<{ bay: string | null; free: string | null; lapsed: string[] | null }>(
    `WITH ${taking}, taken AS (
       INSERT INTO appointments (appointment_id, centre_id, bay, scheduled_at, ends_at, created_at, timed_at,
         inspection_id, kind, status, inspector_id, vehicle, user_id, vehicle_id, price_minor, currency, held_until,
         created_by, plate_key, keys_version)
       SELECT $6, $1, bay, $2, $3, $4, $4, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19 FROM free
       ON CONFLICT DO NOTHING RETURNING appointments.bay)
     ${answer}`,
    [centreId, from, to, now, bays, appointment.appointmentId, ...valuesOf(appointment)],
  )
  const [row] = rows
  if (!row) throw new Error('the statement always answers')
  const { bay, free, lapsed } = row
  const booked = bay === null ? null : bookedIn(bay, asked, appointment)
  return { appointment: booked, noneFree: free === null, lapsed: lapsed ?? [] }
}

/** The row that was inserted: all but its bay was given. */
function bookedIn(
  bay: string,
  { centreId, from, to }: Asked,
  { heldUntil, createdBy: _by, ...given }: NewAppointment,
): Appointment {
  return {
    ...given,
    centreId,
    bay,
    scheduledDate: from.toISOString(),
    endsAt: to.toISOString(),
    heldUntil: heldUntil?.toISOString() ?? null,
    serviceType: given.kind,
    paymentId: null,
    cancellation: null,
    revision: 0,
  }
}

const valuesOf = (appointment: NewAppointment): unknown[] => [
  appointment.inspectionId,
  appointment.kind,
  appointment.status,
  appointment.inspectorId,
  JSON.stringify(appointment.vehicle),
  appointment.userId,
  appointment.vehicleId,
  appointment.price?.amountMinor ?? null,
  appointment.price?.currency ?? null,
  appointment.heldUntil,
  appointment.createdBy,
  plateKey(appointment.vehicle.plate) || null,
  keysVersion,
]

type Moving = { appointmentId: string; paidBy: string | null }

/**
 * Gives an appointment another time, or its own again with status `confirmed` and a payment, in the first of the bays that is
 * free. `now` becomes the moment it was timed. Lock the bays first, see `lockBays`; a booking may still be quicker.
 */
export async function moveToFreeBay(db: Db, asked: Asked, moving: Moving): Promise<Taken> {
  await db.query('SAVEPOINT moving')
  try {
    const taken = await move(db, asked, moving)
    await db.query('RELEASE SAVEPOINT moving')
    return taken
  } catch (error) {
    if (!isRefused(error)) throw error
    await db.query('ROLLBACK TO SAVEPOINT moving')
    return { appointment: null, noneFree: false, lapsed: [] }
  }
}

/** By the constraint: somebody booked it between the look and the taking. */
const isRefused = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23P01'

async function move(db: Db, asked: Asked, { appointmentId, paidBy }: Moving): Promise<Taken> {
  const { centreId, from, to, now, bays } = asked
  const { rows } = await db.query<TakenRow>(
    `WITH ${endingHolds}, taken AS (
       UPDATE appointments SET bay = free.bay, scheduled_at = $2, ends_at = $3, timed_at = $4, revision = revision + 1,
         status = CASE WHEN $7::uuid IS NULL THEN status ELSE 'confirmed' END,
         held_until = CASE WHEN $7::uuid IS NULL THEN held_until END, payment_id = COALESCE($7, payment_id)
       FROM free WHERE appointment_id = $6 RETURNING ${appointmentColumns})
     ${answer}`,
    [centreId, from, to, now, bays, appointmentId, paidBy],
  )
  return takenOf(rows)
}

/**
 * Whoever ends holds, moves, or offers what is let go has the bays of the centre for the length of the transaction: each of these
 * changes rows the others' constraint then waits for. Taken after the appointment's own row, before anything else.
 */
export async function lockBays(db: Db, { centreId }: { centreId: string }): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7340004))', [centreId])
}
