// What is known here of bookings, which belong to another service, and of the papers of their inspections.
import type { AppointmentStatus } from '@sac/contracts/http/appointments'
import { keysVersion, plateKey } from '@sac/contracts/text/keys'
import type { Db } from '@sac/platform/db/db'

export type BookingTold = {
  appointmentId: string
  revision: number
  centreId: string
  customerId: string | null
  plate: string
  scheduledAt: string
  status: AppointmentStatus
  price: { amountMinor: number; currency: string } | null
}

const newer = 'WHERE bookings.revision < excluded.revision'

/** As it is told; what is told late changes nothing. */
export async function upsertBooking(db: Db, booking: BookingTold): Promise<void> {
  const { appointmentId, revision, centreId, customerId, plate, scheduledAt, status, price } = booking
  await db.query(
    `INSERT INTO bookings (appointment_id, revision, centre_id, customer_id, plate, plate_key, scheduled_at, status, price_minor,
       currency, keys_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (appointment_id) DO UPDATE SET revision = excluded.revision, centre_id = excluded.centre_id,
       customer_id = excluded.customer_id, plate = excluded.plate, plate_key = excluded.plate_key, keys_version = excluded.keys_version,
       scheduled_at = excluded.scheduled_at, status = excluded.status, price_minor = excluded.price_minor,
       currency = excluded.currency ${newer}`,
    [
      appointmentId,
      revision,
      centreId,
      customerId,
      plate,
      plateKey(plate) || null,
      scheduledAt,
      status,
      price?.amountMinor ?? null,
      price?.currency ?? null,
      keysVersion,
    ],
  )
}

type Ended = Omit<BookingTold, 'plate'> & { feeMinor: number }

/** It is over without a test: whose car it was to be is no matter any more. */
export async function endBooking(db: Db, booking: Ended): Promise<void> {
  const { appointmentId, revision, centreId, customerId, scheduledAt, status, price, feeMinor } = booking
  await db.query(
    `INSERT INTO bookings (appointment_id, revision, centre_id, customer_id, scheduled_at, status, price_minor, currency, fee_minor)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (appointment_id) DO UPDATE SET revision = excluded.revision, status = excluded.status,
       fee_minor = excluded.fee_minor ${newer}`,
    [
      appointmentId,
      revision,
      centreId,
      customerId,
      scheduledAt,
      status,
      price?.amountMinor ?? null,
      price?.currency ?? null,
      feeMinor,
    ],
  )
}

type Paid = { appointmentId: string; centreId: string; customerId: string | null; amountMinor: number }

/** Money for it is here, whether or not anybody has told of it. */
export async function markBookingPaid(db: Db, paid: Paid): Promise<void> {
  const { appointmentId, centreId, customerId, amountMinor } = paid
  await db.query(
    `INSERT INTO bookings (appointment_id, revision, centre_id, customer_id, status, is_paid, held_minor)
     VALUES ($1, -1, $2, $3, 'unknown', true, $4)
     ON CONFLICT (appointment_id) DO UPDATE SET is_paid = true, held_minor = bookings.held_minor + excluded.held_minor`,
    [appointmentId, centreId, customerId, amountMinor],
  )
}

type Inspected = { appointmentId: string; centreId: string; at: string }

/** Its car was tested, whether or not anybody has told of it: the first time counts. */
export async function markInspected(db: Db, { appointmentId, centreId, at }: Inspected): Promise<void> {
  await db.query(
    `INSERT INTO bookings (appointment_id, revision, centre_id, status, inspected_at) VALUES ($1, -1, $2, 'unknown', $3)
     ON CONFLICT (appointment_id) DO UPDATE SET inspected_at = COALESCE(bookings.inspected_at, excluded.inspected_at)`,
    [appointmentId, centreId, at],
  )
}

/** Bookings that money came for, or whose car was tested, and that nobody has told of. */
export async function listUnknownBookings(db: Db, { limit }: { limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT appointment_id AS id FROM bookings WHERE revision = -1 ORDER BY appointment_id LIMIT $1',
    [limit],
  )
  return rows.map(({ id }) => id)
}

export async function forgetPlates(db: Db, { customerId }: { customerId: string }): Promise<void> {
  await db.query('UPDATE bookings SET plate = NULL, plate_key = NULL, customer_id = NULL WHERE customer_id = $1', [
    customerId,
  ])
}

type Paper = {
  inspectionId: string
  certificateId: string
  number: string
  appointmentId: string | null
  centreId: string | null
  plate: string
  issuedAt: string
}

/** Of its first revision. What costs nothing needs no invoice. */
export async function insertPaperIfAbsent(db: Db, paper: Paper): Promise<void> {
  const { inspectionId, certificateId, number, appointmentId, centreId, plate, issuedAt } = paper
  await db.query(
    `INSERT INTO papers (inspection_id, certificate_id, number, appointment_id, centre_id, plate, issued_at, keys_version, plate_key, is_invoiced)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
       EXISTS (SELECT FROM payments WHERE appointment_id = $4 AND invoice_id IS NOT NULL)
       OR EXISTS (SELECT FROM bookings WHERE appointment_id = $4 AND revision >= 0 AND COALESCE(price_minor, 0) = 0))
     ON CONFLICT DO NOTHING`,
    [
      inspectionId,
      certificateId,
      number,
      appointmentId,
      centreId,
      plate,
      issuedAt,
      keysVersion,
      plateKey(plate) || null,
    ],
  )
}

export async function markPaperInvoiced(db: Db, { appointmentId }: { appointmentId: string }): Promise<void> {
  await db.query('UPDATE papers SET is_invoiced = true WHERE appointment_id = $1 AND NOT is_invoiced', [appointmentId])
}
