// What is kept with a booking is what its payments say, whatever happened to them, in whatever order and at once.
import { Problem } from '@sac/platform/http/problem'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { chiefId } from '../testing/stage-payments.ts'

let service: OpenPayments
beforeAll(async () => {
  service = await openPayments()
})
afterAll(() => service.close())

const acts = ['told', 'take', 'ask-back', 'approve', 'pay-out', 'call-off'] as const
type Act = (typeof acts)[number]
type Booking = ReturnType<OpenPayments['booked']>

const paymentsOf = async ({ appointmentId }: Booking) => {
  const text = `SELECT payment_id AS id FROM payments WHERE appointment_id = $1 AND status = 'completed'`
  return (await service.database.pool.query<{ id: string }>(text, [appointmentId])).rows.map(({ id }) => id)
}
const refundsOf = async (booking: Booking) =>
  (await Promise.all((await paymentsOf(booking)).map(service.find))).flatMap(({ refunds }) => refunds)

const perform: Readonly<Record<Act, (booking: Booking, amount: number) => Promise<unknown>>> = {
  told: ({ appointmentId }) => service.hear('appointment.confirmed', { appointmentId, status: 'confirmed' }),
  take: async (booking) => {
    const { paymentId } = await service.take(booking)
    await service.invoice(paymentId)
  },
  'ask-back': async (booking, amount) => {
    for (const id of await paymentsOf(booking)) await service.askBack(id, amount)
  },
  approve: async (booking) => {
    for (const { refundId } of await refundsOf(booking)) await service.decide('approve', refundId, chiefId)
  },
  'pay-out': async (booking) => {
    for (const { refundId } of await refundsOf(booking)) await service.decide('pay-out', refundId, chiefId)
  },
  'call-off': async (booking, amount) => {
    const [paymentId = null] = await paymentsOf(booking)
    const cancellation = { by: 'customer', reason: null, feeMinor: amount, refundMinor: 7_900 - amount }
    await service.hear('appointment.cancelled', {
      ...booking,
      status: 'cancelled',
      paymentId,
      revision: 2,
      cancellation,
    })
  },
}

/** What cannot be done is refused, and is part of the history. */
const attempt = async (act: Act, booking: Booking, amount: number) => {
  try {
    await perform[act](booking, amount)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

const kept = async ({ appointmentId }: Booking) => {
  const { rows } = await service.database.pool.query<{ held: number; counted: number }>(
    `SELECT held_minor AS held, (SELECT COALESCE(sum(amount_minor - refunded_minor), 0)::bigint FROM payments
       WHERE payments.appointment_id = bookings.appointment_id AND status = 'completed') AS counted
     FROM bookings WHERE appointment_id = $1`,
    [appointmentId],
  )
  return rows
}

const step = fc.tuple(fc.constantFrom(...acts), fc.integer({ min: 100, max: 7_900 }))
const history = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 6 })

test('what of the money of a booking has not gone back is kept with it', async () => {
  const seen: number[] = []
  await fc.assert(
    fc.asyncProperty(history, async (moments) => {
      const booking = service.booked({ heldUntil: null, status: 'confirmed' })
      for (const moment of moments) await Promise.all(moment.map(([act, amount]) => attempt(act, booking, amount)))
      const rows = await kept(booking)
      for (const { held, counted } of rows) expect(held).toBe(counted)
      seen.push(...rows.map(({ held }) => held))
    }),
    { numRuns: 60 },
  )
  expect(new Set(seen).size, 'histories that end with nothing, all and a part').toBeGreaterThan(3)
})

test('a booking nobody paid for holds nothing', async () => {
  const { appointmentId } = service.booked()
  await service.hear('appointment.created', { appointmentId, status: 'confirmed' })
  const text = 'UPDATE bookings SET held_minor = $2 WHERE appointment_id = $1'
  for (const wrong of [1, -1])
    await expect(service.database.pool.query(text, [appointmentId, wrong])).rejects.toThrow('check')
})
