// A payment from its booking to its credit note, by a process that is killed at every moment there is, one after the other.
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Killed, killAt } from '../testing/kill-at.ts'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { planWebhooks } from '../testing/plan-webhooks.ts'

let service: OpenPayments
beforeAll(async () => {
  service = await openPayments()
})
afterAll(() => service.close())

let heard = 0
/** What the provider has told since, signed. */
async function fresh() {
  const all = await service.atProvider.told()
  const events = all.slice(heard)
  heard = all.length
  const secret = service.atProvider.settings.STRIPE_WEBHOOK_SECRET
  return planWebhooks(events, { secret, random: () => 0.5, now: service.clock.now })
}

type Actor = ReturnType<OpenPayments['with']>

/** Goes on where the process died: whoever waits asks again, what it had in hand is free after a while. */
async function live(diesAt: number) {
  const { deps, life } = killAt(service.deps, diesAt)
  let actor: Actor = service.with(deps)
  const through = async (stage: (actor: Actor) => Promise<unknown>) => {
    try {
      await stage(actor)
    } catch (error) {
      if (!(error instanceof Killed)) throw error
      actor = service.with(service.deps)
      service.clock.now = new Date(service.clock.now.getTime() + 31_000)
      await stage(actor)
    }
  }
  const booking = service.booked({ heldUntil: null, status: 'confirmed' })
  const paymentId = uuidv7()
  const money = { paymentId, invoiceId: uuidv7(), number: 'A-1' }
  const called = { by: 'customer', reason: null, feeMinor: 2_900, refundMinor: 5_000 }
  const refundId = async () => (await service.find(paymentId)).refunds[0]?.refundId
  await through(({ create }) => create(booking, paymentId))
  await through(({ work }) => work())
  await service.pay(paymentId)
  const hearAll = async () => {
    const webhooks = await fresh()
    await through(async ({ send }) => {
      for (const webhook of webhooks) await send(webhook)
    })
    await through(({ work }) => work())
  }
  await hearAll()
  await through(({ hear }) => hear('invoice.created', money))
  const cancelled = { appointmentId: booking.appointmentId, paymentId, cancellation: called }
  await through(({ hear }) => hear('appointment.cancelled', cancelled))
  await through(({ work }) => work())
  await hearAll()
  const credit = { ...money, invoiceId: uuidv7(), number: 'A-C-1', refundId: await refundId() }
  await through(({ hear }) => hear('invoice.credited', credit))
  return { moments: life.moments, end: await endOf(paymentId) }
}

async function endOf(paymentId: string) {
  const { pool } = service.database
  const { status, refundedMinor, reservedMinor, refunds, invoiceNumber } = await service.find(paymentId)
  const { payments, refunds: sentBack } = await service.atProvider.ledger()
  const count = async (table: string) => (await pool.query(`SELECT 1 FROM ${table}`)).rowCount
  const told = (await service.facts()).map(({ eventType, data }) => [eventType, data['amountMinor']])
  const waiting = [
    await count('provider_jobs'),
    await count('provider_events WHERE handled_at IS NULL'),
    await count('differences'),
  ]
  await pool.query('DELETE FROM bus_outbox')
  return {
    payment: { status, refundedMinor, reservedMinor, invoiceNumber },
    refunds: refunds.map((one) => [one.status, one.amountMinor, sentBack.get(one.refundId)]),
    provider: payments.get(paymentId),
    steps: await service.steps(paymentId),
    told,
    waiting,
  }
}

test('wherever it is killed, it ends where an undisturbed one ends', async () => {
  const undisturbed = await live(0)
  expect(undisturbed.end).toEqual({
    payment: { status: 'completed', refundedMinor: 5_000, reservedMinor: 5_000, invoiceNumber: 'A-1' },
    refunds: [['completed', 5_000, { refunds: 1, amountMinor: 5_000 }]],
    provider: { sessions: 1, charges: 1, paidMinor: 7_900, refundedMinor: 5_000 },
    steps: ['invoice', 'settled', 'refund', 'credit-note', 'settled'],
    told: [
      ['payment.completed', 7_900],
      ['payment.refunded', 5_000],
    ],
    waiting: [0, 0, 0],
  })
  expect(undisturbed.moments).toBeGreaterThan(30)
  for (let diesAt = 1; diesAt <= undisturbed.moments; diesAt += 1)
    expect({ diesAt, end: (await live(diesAt)).end }).toEqual({ diesAt, end: undisturbed.end })
})
