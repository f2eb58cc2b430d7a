// Whoever stands at the counter says a plate: each list of the office finds what is about that car, however it is spelled.
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { listBoard, listClosings } from './board-rows.ts'
import { listDifferences } from './difference-rows.ts'
import { listDisputes } from './dispute-rows.ts'
import { listPayments } from './payment-list.ts'
import { fillKeys } from './plate-keys.ts'
import { listRefunds } from './refund-list.ts'

let service: OpenPayments
const query = (text: string, values: unknown[] = []) => service.database.pool.query(text, values)

/** A car that was booked, paid and called off, whose bank asks for the money, and whose paper has no invoice; with keys of before. */
async function makeCar(plate: string) {
  const ids = { appointmentId: uuidv7(), paymentId: uuidv7(), inspectionId: uuidv7() }
  const { appointmentId, paymentId, inspectionId } = ids
  await query(
    `INSERT INTO bookings (appointment_id, revision, centre_id, plate, plate_key, scheduled_at, status, price_minor, currency, is_paid,
       held_minor)
     VALUES ($1, 1, 'c', $2, 'OLD', now() - interval '1 day', 'cancelled', 5000, 'EUR', true, 5000)`,
    [appointmentId, plate],
  )
  await query(
    `INSERT INTO payments (payment_id, appointment_id, centre_id, method, status, lines, amount_minor, currency, language, created_at, paid_at, transaction_id)
     VALUES ($1::uuid, $2, 'c', 'online', 'completed', '[]', 5000, 'EUR', 'en', now(), now() - interval '1 hour', 'pi_' || $1::text)`,
    [paymentId, appointmentId],
  )
  await query(
    `INSERT INTO refunds (refund_id, payment_id, amount_minor, means, cause, status, needs_second, requested_at)
     VALUES ($1, $2, 100, 'hand', 'cancelled', 'approved', false, now())`,
    [uuidv7(), paymentId],
  )
  await query(
    `INSERT INTO disputes (dispute_id, provider_payment_id, amount_minor, currency, reason, status, takes_money, opened_at, told_at)
     VALUES ('dp_' || $1::text, 'pi_' || $1::text, 100, 'EUR', 'general', 'lost', true, now(), now())`,
    [paymentId],
  )
  await query(
    `INSERT INTO differences (difference_id, kind, subject, payment_id, details, found_at) VALUES ($1, 'disputed', $2::text, $2::uuid, '{}', now())`,
    [uuidv7(), paymentId],
  )
  await query(
    `INSERT INTO papers (inspection_id, certificate_id, number, plate, issued_at, is_invoiced)
     VALUES ($1, $2, 'N-1', $3, now() - interval '1 hour', false)`,
    [inspectionId, uuidv7(), plate],
  )
  await query(
    `INSERT INTO board_closings (list, subject, entry, closed_at, closed_by, note)
     VALUES ('inspected-unpaid', $1, $2, now(), $3, 'x')`,
    [appointmentId, JSON.stringify({ subject: appointmentId }), uuidv7()],
  )
  return ids
}

let car: Awaited<ReturnType<typeof makeCar>>
beforeAll(async () => {
  service = await openPayments()
  car = await makeCar('AB-123-CD')
  for (const plate of ['AB-124-CD', 'ZZ-123-CD']) await makeCar(plate)
  await Promise.all([fillKeys(service.deps.pool), fillKeys(service.deps.pool)])
})
afterAll(() => service.close())

const page = { after: null, limit: 51 }
const now = new Date()

async function foundBy(search: string) {
  const { pool } = service.database
  const newest = { ...page, sort: 'newest', search } as const
  return {
    payments: (await listPayments(pool, newest)).map((one) => one.paymentId),
    refunds: (await listRefunds(pool, newest)).map((one) => one.paymentId),
    disputes: (await listDisputes(pool, { ...page, state: 'closed', search })).map((one) => one.paymentId),
    differences: (await listDifferences(pool, { ...page, state: 'open', search })).map((one) => one.paymentId),
    withoutSlot: (await listBoard(pool, { ...page, list: 'payment-without-slot', now, search })).map(
      (one) => one.subject,
    ),
    withoutInvoice: (await listBoard(pool, { ...page, list: 'certificate-without-invoice', now, search })).map(
      (one) => one.subject,
    ),
    closed: (await listClosings(pool, { ...page, list: 'inspected-unpaid', search })).map((one) => one.entry.subject),
  }
}

const lists = 7

test.each(['AB-123-CD', 'ab 123', 'ab123c'])(
  'every list finds one car by its plate as it is said: %s',
  async (said) => {
    const { appointmentId, paymentId, inspectionId } = car
    expect(await foundBy(said)).toEqual({
      payments: [paymentId],
      refunds: [paymentId],
      disputes: [paymentId],
      differences: [paymentId],
      withoutSlot: [paymentId],
      withoutInvoice: [inspectionId],
      closed: [appointmentId],
    })
  },
)

test.each([
  ['the beginning of two', 'AB-12', 2],
  ['a plate nobody has', 'AB-999', 0],
  ['what is too short to look for', 'a-', 0],
])('%s finds as many in every list', async (_, said, count) => {
  const counts = Object.values(await foundBy(said)).map(({ length }) => length)
  expect(counts).toEqual(Array.from({ length: lists }, () => count))
})
