import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { planWebhooks } from '../testing/plan-webhooks.ts'
import { endOverdue } from './sweep.ts'

let service: OpenPayments
beforeAll(async () => {
  service = await openPayments()
})
afterAll(() => service.close())

const told = async (paymentId: string) =>
  (await service.facts()).filter(({ data }) => data['paymentId'] === paymentId).map(({ eventType }) => eventType)
const chargesOf = async (paymentId: string) => (await service.atProvider.ledger()).payments.get(paymentId)?.charges ?? 0
/** Everything the provider has to tell comes in, `doubled` or not. */
async function hearAll(doubled = 0): Promise<void> {
  const secret = service.atProvider.settings.STRIPE_WEBHOOK_SECRET
  const now = service.clock.now
  for (const webhook of await planWebhooks(await service.atProvider.told(), {
    secret,
    random: Math.random,
    now,
    doubled,
  }))
    expect(await service.send(webhook)).toBe(true)
  await service.work()
}
async function pending(parts: Parameters<OpenPayments['booked']>[0] = {}) {
  const payment = await service.create(service.booked(parts))
  await service.work()
  return service.find(payment.paymentId)
}

test('is there at once, and can be paid as soon as the provider has answered, as long as the time is held', async () => {
  const booking = service.booked()
  const paymentId = uuidv7()
  expect(await service.create(booking, paymentId)).toMatchObject({ status: 'created', payUrl: null })
  await service.work()
  const again = await service.create(booking, paymentId)
  expect(again).toMatchObject({ status: 'pending', payUrl: expect.stringContaining('http') })
  expect(again.payUntil?.toISOString()).toBe(booking.heldUntil)
})

test('asked for from two places, or again with another id, it is one payment', async () => {
  const booking = service.booked()
  const all = await Promise.all(Array.from({ length: 8 }, () => service.create(booking)))
  expect(new Set(all.map(({ paymentId }) => paymentId)).size).toBe(1)
})

test('nobody pays for another, nor what cannot be paid', async () => {
  const booking = service.booked()
  const other = { ...booking, customerId: uuidv7() }
  await expect(service.create(other)).rejects.toMatchObject({ code: 'appointment.not-found' })
  await expect(service.create(service.booked({ paymentId: uuidv7() }))).rejects.toMatchObject({
    code: 'payment.not-payable',
  })
})

test('paid, it is completed once, however often that is told', async () => {
  const { paymentId } = await pending()
  await service.pay(paymentId)
  await hearAll(1)
  await hearAll(1)
  expect(await service.find(paymentId)).toMatchObject({ status: 'completed', transactionId: expect.any(String) })
  expect(await told(paymentId)).toEqual(['payment.completed'])
})

test('not paid until the time is let go, its page is closed', async () => {
  const { paymentId } = await pending({ heldUntil: new Date(service.clock.now.getTime() + 1_000).toISOString() })
  service.clock.now = new Date(service.clock.now.getTime() + 2_000)
  await endOverdue(service.deps)
  await service.work()
  expect(await service.find(paymentId)).toMatchObject({ status: 'expired', failure: 'expired' })
  expect(await told(paymentId)).toEqual(['payment.failed'])
  await service.pay(paymentId)
  expect(await chargesOf(paymentId)).toBe(0)
})

test('paid in the second in which it ends, and told of late, the money counts', async () => {
  const { paymentId } = await pending({ heldUntil: new Date(service.clock.now.getTime() + 1_000).toISOString() })
  await service.pay(paymentId)
  service.clock.now = new Date(service.clock.now.getTime() + 2_000)
  await endOverdue(service.deps)
  await service.work()
  await hearAll()
  expect(await told(paymentId)).toEqual(['payment.completed'])
})

test('paid at the counter meanwhile, the page is closed, and who was faster is given back', async () => {
  const [first, second] = [await pending(), await pending()]
  await service.take(first)
  await service.pay(second.paymentId)
  await service.take(second)
  await service.work()
  expect(await service.find(first.paymentId)).toMatchObject({ status: 'expired', failure: 'withdrawn' })
  await service.pay(first.paymentId)
  expect(await chargesOf(first.paymentId)).toBe(0)
  // The appointments service says of it that the booking is paid already, and it goes back.
  expect(await service.find(second.paymentId)).toMatchObject({ status: 'completed' })
  expect(await told(second.paymentId)).toEqual(['payment.failed', 'payment.completed'])
})

test('withdrawn before the provider has answered, nobody can pay it', async () => {
  const booking = service.booked()
  const { paymentId } = await service.create(booking)
  await service.take(booking)
  await service.work()
  expect((await service.find(paymentId)).payUrl).toBeNull()
  expect(await chargesOf(paymentId)).toBe(0)
})

test('money goes back the way it came, once, whatever happens to the line', async () => {
  const { paymentId } = await pending()
  await service.pay(paymentId)
  await hearAll()
  await service.invoice(paymentId)
  const { refundId, means } = await service.askBack(paymentId, 1_000)
  expect(means).toBe('provider')
  service.atProvider.setFaults({ 'reset-after': 1 })
  for (let n = 0; n < 3; n += 1) {
    await service.work()
    service.clock.now = new Date(service.clock.now.getTime() + 61_000)
  }
  expect(await service.findRefund(refundId)).toMatchObject({ status: 'sent' })
  service.atProvider.setFaults({})
  await service.work()
  await hearAll(1)
  expect(await service.findRefund(refundId)).toMatchObject({ status: 'completed' })
  expect((await service.atProvider.ledger()).refunds.get(refundId)).toEqual({ refunds: 1, amountMinor: 1_000 })
  expect((await told(paymentId)).filter((type) => type === 'payment.refunded')).toHaveLength(1)
})

test('what the provider did not sign is refused and leaves no row', async () => {
  const before = await service.database.pool.query('SELECT count(*) FROM provider_events')
  const { paymentId } = await pending()
  await service.pay(paymentId)
  const [secret, now] = ['whsec_other', service.clock.now]
  for (const webhook of await planWebhooks(await service.atProvider.told(), { secret, random: Math.random, now }))
    expect(await service.send(webhook)).toBe(false)
  expect(await service.send({ payload: '{}', signature: undefined })).toBe(false)
  expect((await service.database.pool.query('SELECT count(*) FROM provider_events')).rows).toEqual(before.rows)
})
