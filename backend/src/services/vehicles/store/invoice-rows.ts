// Invoices of cars, from what appointments and invoices tell; either may come first.
import type { EventData } from '@sac/contracts/events/catalogue'
import type { VehicleInvoice } from '@sac/contracts/http/vehicles'
import type { Db } from '@sac/platform/db/db'

type Booked = { appointmentId: string; inspectionId: string; vehicleId: string | null }

export async function insertAppointmentIfAbsent(
  db: Db,
  { appointmentId, inspectionId, vehicleId }: Booked,
): Promise<void> {
  await db.query(
    `INSERT INTO appointments (appointment_id, inspection_id, claim_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [appointmentId, inspectionId, vehicleId],
  )
}

type Issued = Pick<
  EventData<'invoice.created'>,
  'invoiceId' | 'number' | 'issuedOn' | 'issuedAt' | 'amountMinor' | 'currency'
> & {
  kind: VehicleInvoice['kind']
  customerId: string
  appointmentId: string
}

export async function insertInvoiceIfAbsent(db: Db, invoice: Issued): Promise<void> {
  await db.query(
    `INSERT INTO invoices (invoice_id, customer_id, appointment_id, kind, number, issued_on, issued_at, amount_minor, currency)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [
      invoice.invoiceId,
      invoice.customerId,
      invoice.appointmentId,
      invoice.kind,
      invoice.number,
      invoice.issuedOn,
      invoice.issuedAt,
      invoice.amountMinor,
      invoice.currency,
    ],
  )
}

type Asked = { userId: string; claimId: string; vehicleKey: string | null }

/** A person's own of one car: booked for their claim, or of one of its tests. Newest first. */
export async function listInvoicesOf(db: Db, { userId, claimId, vehicleKey }: Asked): Promise<VehicleInvoice[]> {
  const { rows } = await db.query<VehicleInvoice>(
    `SELECT invoice_id AS "invoiceId", invoices.kind, number, appointment_id AS "appointmentId", issued_on AS "issuedOn",
       amount_minor AS "amountMinor", currency
     FROM invoices JOIN appointments USING (appointment_id)
     WHERE customer_id = $1 AND (claim_id = $2 OR inspection_id IN (SELECT inspection_id FROM tests WHERE vehicle_key = $3))
     ORDER BY issued_at DESC, invoice_id DESC LIMIT 200`,
    [userId, claimId, vehicleKey],
  )
  return rows
}

/** The same of all cars, for the person to read. */
export async function listAllInvoicesOf(db: Db, { userId }: { userId: string }): Promise<{ number: string }[]> {
  const { rows } = await db.query<{ number: string }>(
    `SELECT number, issued_on AS "issuedOn", amount_minor AS "amountMinor", currency FROM invoices
     WHERE customer_id = $1 ORDER BY issued_at`,
    [userId],
  )
  return rows
}

export async function deleteInvoicesOf(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.query('DELETE FROM invoices WHERE customer_id = $1', [userId])
}
