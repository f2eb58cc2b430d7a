import type { ChargeLine, PaymentFailure, PaymentMethod } from '@sac/contracts/events/payment-events'
import type { OwnRefund, PaymentStatus } from '@sac/contracts/http/payments'
import type { PersonLanguage } from '@sac/contracts/person-language'
import type { Db } from '@sac/platform/db/db'

export type PaymentRow = {
  paymentId: string
  appointmentId: string
  /** Of the car that is booked, where it was told. */
  plate: string | null
  customerId: string | null
  centreId: string
  method: PaymentMethod
  status: PaymentStatus
  failure: PaymentFailure | null
  lines: ChargeLine[]
  amountMinor: number
  currency: string
  language: PersonLanguage
  refundedMinor: number
  reservedMinor: number
  transactionId: string | null
  invoiceId: string | null
  invoiceNumber: string | null
  /** The provider's page, once it is open. */
  payUrl: string | null
  payUntil: Date | null
  createdAt: Date
  paidAt: Date | null
  /** Of the flow its booking began. */
  correlationId: string
  /** The oldest first; times as the database writes them in JSON. */
  refunds: OwnRefund[]
}

/** As every statement of payments answers. */
export const paymentColumns = `payment_id AS "paymentId", appointment_id AS "appointmentId",
  (SELECT plate FROM bookings WHERE bookings.appointment_id = payments.appointment_id) AS plate, customer_id AS "customerId",
  centre_id AS "centreId", method, status, failure, lines, amount_minor AS "amountMinor", currency, language,
  refunded_minor AS "refundedMinor", reserved_minor AS "reservedMinor", transaction_id AS "transactionId",
  invoice_id AS "invoiceId", invoice_number AS "invoiceNumber", pay_url AS "payUrl",
  pay_until AS "payUntil", created_at AS "createdAt", paid_at AS "paidAt",
  COALESCE(correlation_id, appointment_id::text) AS "correlationId", ARRAY(
    SELECT json_build_object('refundId', refund_id, 'status', refunds.status, 'amountMinor', refunds.amount_minor, 'means', means,
      'cause', cause, 'requestedAt', requested_at, 'completedAt', completed_at)
    FROM refunds WHERE refunds.payment_id = payments.payment_id ORDER BY requested_at, refund_id) AS refunds`

/**
 * Whoever makes a payment for an appointment waits for whoever does already: what is decided of its payments is decided of all
 * that there are.
 */
export async function lockPaymentsOf(db: Db, { appointmentId }: { appointmentId: string }): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 5203001))', [appointmentId])
}

type NewPayment = Pick<
  PaymentRow,
  | 'paymentId'
  | 'appointmentId'
  | 'customerId'
  | 'centreId'
  | 'method'
  | 'lines'
  | 'amountMinor'
  | 'currency'
  | 'language'
  | 'createdAt'
  | 'correlationId'
> & { createdBy: string }

/** False when the id is taken. */
export async function insertPayment(db: Db, payment: NewPayment): Promise<boolean> {
  const { paymentId, appointmentId, customerId, centreId, method, lines } = payment
  const { amountMinor, currency, language, createdBy, createdAt, correlationId } = payment
  const { rowCount } = await db.query(
    `INSERT INTO payments (payment_id, appointment_id, customer_id, centre_id, method, status, lines, amount_minor, currency,
       language, created_by, created_at, correlation_id)
     VALUES ($1, $2, $3, $4, $5, 'created', $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (payment_id) DO NOTHING`,
    [
      paymentId,
      appointmentId,
      customerId,
      centreId,
      method,
      JSON.stringify(lines),
      amountMinor,
      currency,
      language,
      createdBy,
      createdAt,
      correlationId,
    ],
  )
  return rowCount === 1
}

export async function findPayment(db: Db, { paymentId }: { paymentId: string }): Promise<PaymentRow | null> {
  const text = `SELECT ${paymentColumns} FROM payments WHERE payment_id = $1`
  return (await db.query<PaymentRow>(text, [paymentId])).rows[0] ?? null
}

/** The same; nobody else changes it until the transaction ends. */
export async function lockPayment(db: Db, { paymentId }: { paymentId: string }): Promise<PaymentRow | null> {
  const text = `SELECT ${paymentColumns} FROM payments WHERE payment_id = $1 FOR UPDATE`
  return (await db.query<PaymentRow>(text, [paymentId])).rows[0] ?? null
}

/** By the provider's name for its money. */
export async function findPaymentOfMoney(
  db: Db,
  { providerPaymentId }: { providerPaymentId: string | null },
): Promise<string | null> {
  const text = 'SELECT payment_id AS id FROM payments WHERE transaction_id = $1'
  return (await db.query<{ id: string }>(text, [providerPaymentId])).rows[0]?.id ?? null
}

/** All of an appointment, the oldest first. */
export async function listPaymentsOf(db: Db, { appointmentId }: { appointmentId: string }): Promise<PaymentRow[]> {
  const text = `SELECT ${paymentColumns} FROM payments WHERE appointment_id = $1 ORDER BY created_at, payment_id`
  return (await db.query<PaymentRow>(text, [appointmentId])).rows
}

type Paid = { paymentId: string; paidAt: Date; transactionId: string | null }

export async function markCompleted(db: Db, { paymentId, paidAt, transactionId }: Paid): Promise<void> {
  await db.query(
    `UPDATE payments SET status = 'completed', failure = NULL, paid_at = $2, transaction_id = $3 WHERE payment_id = $1`,
    [paymentId, paidAt, transactionId],
  )
}

export async function markUnpaid(
  db: Db,
  { paymentId, failure }: { paymentId: string; failure: PaymentFailure },
): Promise<void> {
  await db.query('UPDATE payments SET status = $2, failure = $3 WHERE payment_id = $1', [
    paymentId,
    (failure === 'declined' ? 'failed' : 'expired') satisfies PaymentStatus,
    failure,
  ])
}

type Invoiced = { paymentId: string; invoiceId: string; invoiceNumber: string }

export async function markInvoiced(db: Db, { paymentId, invoiceId, invoiceNumber }: Invoiced): Promise<void> {
  await db.query('UPDATE payments SET invoice_id = $2, invoice_number = $3 WHERE payment_id = $1', [
    paymentId,
    invoiceId,
    invoiceNumber,
  ])
}

type Part = { paymentId: string; amountMinor: number }

/** Sets a part aside to go back; false where less is left, or no money came. */
export async function reserve(db: Db, { paymentId, amountMinor }: Part): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE payments SET reserved_minor = reserved_minor + $2
     WHERE payment_id = $1 AND status = 'completed' AND reserved_minor + $2 <= amount_minor`,
    [paymentId, amountMinor],
  )
  return rowCount === 1
}

/** A part that was set aside stays after all. */
export async function release(db: Db, { paymentId, amountMinor }: Part): Promise<void> {
  await db.query('UPDATE payments SET reserved_minor = reserved_minor - $2 WHERE payment_id = $1', [
    paymentId,
    amountMinor,
  ])
}

/** A part that was set aside has gone back: its booking holds less. */
export async function addRefunded(db: Db, { paymentId, amountMinor }: Part): Promise<void> {
  await db.query(
    `WITH payment AS (UPDATE payments SET refunded_minor = refunded_minor + $2 WHERE payment_id = $1 RETURNING appointment_id)
     UPDATE bookings SET held_minor = held_minor - $2 FROM payment WHERE bookings.appointment_id = payment.appointment_id`,
    [paymentId, amountMinor],
  )
}
