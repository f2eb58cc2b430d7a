// The adapter and Stripe's own package over HTTP, against the stand-in.
import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkoutOrder } from '../../testing/checkout-order.ts'
import { openTestProvider, type TestProvider } from '../../testing/open-test-provider.ts'
import type { ProviderFault } from '../../testing/serve-with-faults.ts'
import type { CheckoutOrder } from '../payment-provider.ts'
import { createStripeProvider } from './create-stripe-provider.ts'

const begun = Date.parse('2026-11-29T10:00:00.000Z')
let nowMs = begun
let rig: TestProvider

const minutes = (n: number) => n * 60 * 1_000
const orderOf = (changes: Partial<CheckoutOrder> = {}) =>
  checkoutOrder({ expiresAt: new Date(begun + minutes(10)), ...changes })

beforeEach(async () => {
  nowMs = begun
  rig = await openTestProvider({ now: () => new Date(nowMs) })
})
afterEach(() => rig.close())

/** Waits no longer than it must, where nothing will come. */
function askingDuring(fault: ProviderFault) {
  if (fault !== 'hang' && fault !== 'trickle') return rig.provider
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_BASE: apiBase } = rig.settings
  return createStripeProvider({ secretKey, webhookSecret, apiBase, deadlineMs: 300 })
}

/** A payment that has come in. */
async function paid(changes: Partial<CheckoutOrder> = {}): Promise<string> {
  const { sessionId } = await rig.provider.createCheckout(orderOf(changes))
  await rig.pay(sessionId)
  const found = await rig.provider.findCheckout(sessionId)
  if (found.status !== 'paid') throw new Error('not paid')
  return found.providerPaymentId
}

test('a dispute is answered in the office of the books it is in', () => {
  const access = { webhookSecret: 'whsec_x', apiBase: 'https://api.stripe.com' }
  const pageOf = (secretKey: string) => createStripeProvider({ ...access, secretKey }).pageOfDispute('dp_1/?')
  expect(pageOf('sk_live_x')).toBe('https://dashboard.stripe.com/disputes/dp_1%2F%3F')
  expect(pageOf('rk_test_x')).toBe('https://dashboard.stripe.com/test/disputes/dp_1%2F%3F')
})

test('a checkout is open until it is paid, with what was ordered', async () => {
  const { sessionId, payUrl } = await rig.provider.createCheckout(orderOf())
  expect(payUrl).toBe(`http://pay.test/${sessionId}`)
  expect(await rig.provider.findCheckout(sessionId)).toEqual({ sessionId, paymentId: 'p1', status: 'open' })
  await rig.decline(sessionId)
  expect(await rig.provider.findCheckout(sessionId)).toMatchObject({ status: 'open' })
  await rig.pay(sessionId)
  expect(await rig.provider.findCheckout(sessionId)).toEqual({
    sessionId,
    paymentId: 'p1',
    status: 'paid',
    providerPaymentId: expect.stringMatching(/^pi_/),
    amountMinor: 7_990,
    currency: 'EUR',
  })
})

test('a repeated order opens nothing new; another order under its id is refused', async () => {
  const first = await rig.provider.createCheckout(orderOf())
  nowMs += minutes(9)
  expect(await rig.provider.createCheckout(orderOf())).toEqual(first)
  const other = orderOf({ expiresAt: new Date(begun + minutes(11)) })
  await expect(rig.provider.createCheckout(other)).rejects.toMatchObject({ kind: 'refused', code: 'repeat-differs' })
  expect((await rig.ledger()).payments.get('p1')).toMatchObject({ sessions: 1 })
})

test('two who open the same at once get the same', async () => {
  const opened = await Promise.all(Array.from({ length: 5 }, () => rig.provider.createCheckout(orderOf())))
  expect(new Set(opened.map(({ sessionId }) => sessionId)).size).toBe(1)
})

test('an ended checkout says so, and one that was paid meanwhile says that', async () => {
  const ended = await rig.provider.createCheckout(orderOf())
  expect(await rig.provider.expireCheckout(ended.sessionId)).toMatchObject({ status: 'expired', paymentId: 'p1' })
  expect(await rig.provider.expireCheckout(ended.sessionId)).toMatchObject({ status: 'expired' })
  const faster = await rig.provider.createCheckout(orderOf({ paymentId: 'p2' }))
  await rig.pay(faster.sessionId)
  expect(await rig.provider.expireCheckout(faster.sessionId)).toMatchObject({ status: 'paid', amountMinor: 7_990 })
  const late = await rig.provider.createCheckout(orderOf({ paymentId: 'p3' }))
  nowMs += minutes(40)
  expect(await rig.provider.findCheckout(late.sessionId)).toMatchObject({ status: 'expired' })
  await rig.pay(late.sessionId)
  expect((await rig.ledger()).paidMinor).toBe(7_990)
})

test.each([
  ['an unknown checkout', () => rig.provider.findCheckout('cs_unknown'), 'resource_missing'],
  [
    'too little for a card',
    () => rig.provider.createCheckout(orderOf({ amountMinor: 40, lines: [{ text: 'a', amountMinor: 40 }] })),
    'amount_too_small',
  ],
  [
    'an end in the past',
    () => rig.provider.createCheckout(orderOf({ expiresAt: new Date(begun - 1_000) })),
    'StripeInvalidRequestError',
  ],
  [
    'a refund of an unknown payment',
    () => rig.provider.refund({ refundId: 'r1', providerPaymentId: 'pi_x', amountMinor: 1 }),
    'resource_missing',
  ],
])('%s is refused for good', async (_, ask, code) => {
  await expect(ask()).rejects.toMatchObject({ kind: 'refused', code })
})

test('what is logged of a failure quotes nothing anybody wrote', async () => {
  const order = orderOf({ customerEmail: 'canary without an at sign' })
  const errors = await Promise.all(
    [() => rig.provider.createCheckout(order), () => rig.provider.findCheckout('cs_canary')].map((ask) =>
      ask().catch((error: unknown) => error),
    ),
  )
  for (const error of errors) expect(inspect(error, { depth: 9 })).not.toContain('canary')
  expect(errors).toMatchObject([{ code: 'parameter_invalid' }, { code: 'resource_missing', requestId: 'req_stand_in' }])
})

test('lines that are together not the amount are a bug', async () => {
  await expect(rig.provider.createCheckout(orderOf({ amountMinor: 1 }))).rejects.toThrow(/together/)
})

const outcomes: [ProviderFault, object, number][] = [
  ['broken-before', { kind: 'unknown', code: 'provider-fault' }, 0],
  ['broken-after', { kind: 'unknown', code: 'provider-fault' }, 1],
  ['limited', { kind: 'unavailable', code: 'rate_limit', retryAfterSeconds: 1 }, 0],
  ['reset-before', { kind: 'unknown', code: 'connection' }, 0],
  ['reset-after', { kind: 'unknown', code: 'connection' }, 1],
  ['garbage', { kind: 'unknown' }, 1],
  ['hang', { kind: 'unknown', code: 'timeout' }, 1],
  ['trickle', { kind: 'unknown', code: 'timeout' }, 1],
]

test.each(outcomes)(
  '%s: it is said what is known, after one try; the repeat opens one to pay',
  async (fault, error, done) => {
    rig.setFaults({ [fault]: 1 })
    await expect(askingDuring(fault).createCheckout(orderOf())).rejects.toMatchObject(error)
    // The provider may come to it after nobody waits any more.
    await expect.poll(() => rig.counts.requests).toBe(1)
    await expect.poll(async () => (await rig.ledger()).payments.get('p1')?.sessions ?? 0).toBe(done)
    rig.setFaults({})
    const { sessionId } = await rig.provider.createCheckout(orderOf())
    expect(await rig.provider.createCheckout(orderOf())).toMatchObject({ sessionId })
    expect(await rig.provider.findCheckout(sessionId)).toMatchObject({ status: 'open' })
  },
)

test.each(outcomes)('%s while refunding: repeated until it is answered, money goes back once', async (fault) => {
  const providerPaymentId = await paid()
  const refund = { refundId: 'r1', providerPaymentId, amountMinor: 1_000 }
  rig.setFaults({ [fault]: 0.5 })
  for (let tries = 0; tries < 3; tries += 1)
    await askingDuring(fault)
      .refund(refund)
      .catch(() => undefined)
  rig.setFaults({})
  expect(await rig.provider.refund(refund)).toMatchObject({ refundId: 'r1', status: 'completed', amountMinor: 1_000 })
  nowMs += minutes(60 * 24 * 3)
  expect(await rig.provider.refund(refund)).toMatchObject({ refundId: 'r1', status: 'completed' })
  expect((await rig.ledger()).refunds.get('r1')).toEqual({ refunds: 1, amountMinor: 1_000 })
})

test('nobody there: nothing has happened', async () => {
  await rig.close()
  await expect(rig.provider.createCheckout(orderOf())).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'connection',
  })
})

test('a key that is not accepted is for a person to mend; nothing has happened', async () => {
  const { STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_BASE: apiBase } = rig.settings
  const stranger = createStripeProvider({ secretKey: 'sk_test_other', webhookSecret, apiBase })
  const refused = { kind: 'unavailable', code: 'key-not-accepted' }
  await expect(stranger.createCheckout(orderOf())).rejects.toMatchObject(refused)
})

test('parts go back until nothing is left; more is refused, as is another amount under the same id', async () => {
  const providerPaymentId = await paid()
  const part = (refundId: string, amountMinor: number) =>
    rig.provider.refund({ refundId, providerPaymentId, amountMinor })
  expect(await rig.provider.findRefund({ refundId: 'r1', providerPaymentId })).toBeNull()
  expect(await part('r1', 7_000)).toMatchObject({ providerPaymentId, amountMinor: 7_000, currency: 'EUR' })
  await expect(part('r1', 500)).rejects.toMatchObject({ kind: 'refused', code: 'refund-differs' })
  await expect(part('r2', 991)).rejects.toMatchObject({ kind: 'refused' })
  await part('r3', 990)
  await expect(part('r4', 1)).rejects.toMatchObject({ kind: 'refused', code: 'charge_already_refunded' })
  expect(await rig.provider.findRefund({ refundId: 'r3', providerPaymentId })).toMatchObject({ amountMinor: 990 })
})

test('what was refused stays refused under its id for a day, also where it might go by now', async () => {
  await rig.close()
  rig = await openTestProvider({ now: () => new Date(nowMs), refundPace: () => 'pending' })
  const providerPaymentId = await paid()
  const all = (refundId: string) => rig.provider.refund({ refundId, providerPaymentId, amountMinor: 7_990 })
  const { providerRefundId, status } = await all('r1')
  expect(status).toBe('pending')
  await expect(all('r2')).rejects.toMatchObject({ kind: 'refused', code: 'charge_already_refunded' })
  await rig.settleRefund(providerRefundId, 'failed')
  expect(await all('r1')).toMatchObject({ status: 'failed' })
  await expect(all('r2')).rejects.toMatchObject({ kind: 'refused', isRepeated: true })
  expect(await all('r3')).toMatchObject({ status: 'pending' })
  expect((await rig.ledger()).payments.get('p1')).toMatchObject({ paidMinor: 7_990, refundedMinor: 7_990 })
})

test('both books can be compared page by page', async () => {
  for (let n = 0; n < 110; n += 1) {
    nowMs += 1_000
    const order = orderOf({ paymentId: `p${n}`, expiresAt: new Date(nowMs + minutes(10)) })
    await rig.pay((await rig.provider.createCheckout(order)).sessionId)
  }
  const range = { since: new Date(begun + 4_000), before: new Date(begun + 110_000) }
  const first = await rig.provider.listPayments(range)
  const second = await rig.provider.listPayments({ ...range, after: String(first.next) })
  expect([first.entries.length, second.entries.length, second.next]).toEqual([100, 6, null])
  const ids = [...first.entries, ...second.entries].map(({ paymentId }) => paymentId)
  expect(ids).toEqual(Array.from({ length: 106 }, (_, n) => `p${108 - n}`))
  const [latest, next] = first.entries.map(({ providerPaymentId }) => providerPaymentId)
  for (const [refundId, providerPaymentId = ''] of Object.entries({ r1: latest, r2: next })) {
    await rig.provider.refund({ refundId, providerPaymentId, amountMinor: 100 })
    nowMs += 1_000
  }
  const { entries } = await rig.provider.listRefunds({ since: range.before, before: new Date(begun + 111_000) })
  expect(entries).toMatchObject([{ refundId: 'r1', providerPaymentId: latest, amountMinor: 100 }])
  const [again] = (await rig.provider.listPayments(range)).entries
  expect(again).toMatchObject({ amountMinor: 7_990, refundedMinor: 100, currency: 'EUR', disputed: false })
})
