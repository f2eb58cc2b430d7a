import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { cashierId } from '../testing/stage-payments.ts'
import { seedDemoPayment } from './seed-demo-payment.ts'

let service: OpenPayments
beforeAll(async () => {
  service = await openPayments()
})
afterAll(() => service.close())

const toldOf = async (paymentId: string) =>
  (await service.facts()).filter(({ data }) => data['paymentId'] === paymentId)

test('cash on the counter is a completed payment of the price that was booked, told once', async () => {
  const booking = service.booked()
  const paymentId = uuidv7()
  for (let n = 0; n < 3; n += 1) expect((await service.take(booking, { paymentId })).status).toBe('completed')
  const { appointmentId, customerId, centreId } = booking
  const lines = [{ key: 'periodic', quantity: 1, grossMinor: 7_900, vatRate: 2_000 }]
  expect(await toldOf(paymentId)).toEqual([
    {
      eventType: 'payment.completed',
      data: {
        paymentId,
        appointmentId,
        customerId,
        centreId,
        lines,
        amountMinor: 7_900,
        amount: 79,
        currency: 'EUR',
        paymentMethod: 'cash',
        transactionId: null,
        paidAt: '2026-11-30T09:00:00.000Z',
        language: 'fr',
        series: 'A',
      },
    },
  ])
  const audited = await service.database.pool.query(
    `SELECT actor_id, subject_id FROM audit_events WHERE action = 'payment.taken'`,
  )
  expect(audited.rows).toEqual([{ actor_id: cashierId, subject_id: paymentId }])
})

test('however many take the money of a booking at one moment, it is taken once', async () => {
  const booking = service.booked()
  const all = await Promise.allSettled(Array.from({ length: 12 }, () => service.take(booking)))
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []))
  expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 11 }, () => 'payment.not-payable'))
})

test('an id is of one payment', async () => {
  const payment = await service.take(service.booked())
  const again = { code: 'command.repeated-differently' }
  await expect(service.take(service.booked(), { paymentId: payment.paymentId })).rejects.toMatchObject(again)
  await expect(service.take(payment, { paymentId: payment.paymentId, method: 'card' })).rejects.toMatchObject(again)
})

test('what is not there, or not to be paid, is refused', async () => {
  await expect(service.take({ appointmentId: uuidv7() })).rejects.toMatchObject({ code: 'appointment.not-found' })
  await expect(service.take(service.booked({ status: 'cancelled' }))).rejects.toMatchObject({
    code: 'payment.not-payable',
  })
})

test('its receipt is the invoice, told once or often; one of somebody else is not ours', async () => {
  const { paymentId } = await service.take(service.booked({ customerId: null }))
  const invoice = { paymentId, invoiceId: uuidv7(), number: 'A-2026-000001' }
  expect(await service.hear('invoice.created', invoice)).toEqual({ kind: 'done' })
  expect(await service.hear('invoice.created', invoice)).toMatchObject({ kind: 'skip' })
  expect(await service.hear('invoice.created', { ...invoice, paymentId: uuidv7() })).toMatchObject({ kind: 'skip' })
  expect(await service.find(paymentId)).toMatchObject({ invoiceId: invoice.invoiceId, invoiceNumber: invoice.number })
  expect(await service.steps(paymentId)).toEqual(['invoice', 'settled'])
})

test('more than came never goes back, whoever writes it', async () => {
  const { paymentId } = await service.take(service.booked())
  const { pool } = service.database
  for (const set of ['reserved_minor = 7901', 'refunded_minor = 1', 'reserved_minor = 7900, refunded_minor = 7901'])
    await expect(pool.query(`UPDATE payments SET ${set} WHERE payment_id = $1`, [paymentId])).rejects.toThrow(
      'refunds_at_most',
    )
})

test('the demo customer’s booking of the week is paid once, and only while it is held', async () => {
  const weekOf = (now: Date) => String(Math.floor(now.getTime() / 604_800_000)).padStart(12, '0')
  const appointmentId = `019a0000-0005-7000-8000-${weekOf(service.deps.now())}`
  const seed = () => seedDemoPayment(service.deps)
  const paid = async () => (await service.facts()).filter(({ data }) => data['appointmentId'] === appointmentId)
  await seed()
  service.booked({ appointmentId, heldUntil: '2026-01-01T00:00:00.000Z', status: 'pending' })
  await seed()
  expect(await paid()).toEqual([])
  service.booked({ appointmentId, status: 'pending' })
  await seed()
  await seed()
  expect((await paid()).map(({ eventType }) => eventType)).toEqual(['payment.completed'])
})
