import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestProvider, type TestProvider } from '../../testing/open-test-provider.ts'
import { planWebhooks } from '../../testing/plan-webhooks.ts'
import type { Told } from '../stand-in/objects.ts'
import { signWebhook } from '../stand-in/send-webhook.ts'
import { createStripeProvider } from './create-stripe-provider.ts'

const now = new Date('2026-11-29T10:00:00.000Z')
const secret = 'whsec_testing'
let rig: TestProvider
let told: Told[]
let pace: 'at-once' | 'pending' = 'at-once'

beforeAll(async () => {
  rig = await openTestProvider({ now: () => now, refundPace: () => pace })
  const { sessionId } = await rig.provider.createCheckout(orderOf('p1'))
  await rig.decline(sessionId)
  await rig.pay(sessionId)
  const found = await rig.provider.findCheckout(sessionId)
  if (found.status !== 'paid') throw new Error('not paid')
  const { providerPaymentId } = found
  await rig.provider.refund({ refundId: 'r1', providerPaymentId, amountMinor: 500 })
  pace = 'pending'
  const { providerRefundId } = await rig.provider.refund({ refundId: 'r2', providerPaymentId, amountMinor: 700 })
  await rig.settleRefund(providerRefundId, 'failed')
  await rig.provider.expireCheckout((await rig.provider.createCheckout(orderOf('p2'))).sessionId)
  told = await rig.told()
})
afterAll(() => rig.close())

const orderOf = (paymentId: string) => ({
  paymentId,
  appointmentId: null,
  amountMinor: 7_990,
  currency: 'EUR',
  lines: [{ text: 'Test', amountMinor: 7_990 }],
  language: 'en' as const,
  successUrl: 'https://garage.test/paid',
  cancelUrl: 'https://garage.test/back',
  expiresAt: now,
})
const read = (payload: string, signature: string | undefined, at = now) =>
  rig.provider.readWebhook(Buffer.from(payload), signature, at)

test('each message says what happened, in our words', async () => {
  const events = await Promise.all(
    told.map(async (one) => read(JSON.stringify(one), await signWebhook(JSON.stringify(one), secret, now))),
  )
  const providerPaymentId = expect.stringMatching(/^pi_/)
  const money = { providerPaymentId, currency: 'EUR' }
  const refund = (refundId: string, status: string, amountMinor: number) => ({
    type: 'refund-changed',
    refundId,
    status,
    amountMinor,
    ...money,
  })
  expect(events).toMatchObject(
    [
      { type: 'payment-declined', paymentId: 'p1', providerPaymentId, reason: 'generic_decline' },
      { type: 'other', name: 'charge.succeeded' },
      { type: 'other', name: 'payment_intent.succeeded' },
      {
        type: 'checkout-paid',
        paymentId: 'p1',
        sessionId: expect.stringMatching(/^cs_/),
        amountMinor: 7_990,
        ...money,
      },
      refund('r1', 'completed', 500),
      { type: 'other', name: 'charge.refunded' },
      refund('r2', 'pending', 700),
      { type: 'other', name: 'charge.refunded' },
      refund('r2', 'failed', 700),
      { type: 'checkout-expired', paymentId: 'p2' },
    ].map((event) => ({ ok: true, event: { eventId: expect.stringMatching(/^evt_/), at: now, ...event } })),
  )
})

const event = { id: 'evt_1', object: 'event', created: 1, livemode: false, type: 'ping', data: { object: {} } }
const payload = JSON.stringify(event)
const signedAt = (seconds: number, text = payload, key = secret) =>
  signWebhook(text, key, new Date(now.getTime() + seconds * 1_000))

test.each([
  [-300, true],
  [300, true],
  [-301, 'too-old'],
  [301, 'too-new'],
  [86_400, 'too-new'],
])('signed %i seconds from now: %s', async (seconds, expected) => {
  const answer = await read(payload, await signedAt(seconds))
  expect(answer.ok || answer.reason).toBe(expected)
})

test('what was not signed by the provider, or says nothing, is refused with its reason', async () => {
  const reasonOf = async (text: string, signature: string | undefined) => {
    const answer = await read(text, signature)
    return answer.ok || answer.reason
  }
  const genuine = await signedAt(0)
  const paidWithout = JSON.stringify({ ...event, type: 'checkout.session.completed' })
  expect(await reasonOf(payload, undefined)).toBe('unsigned')
  expect(await reasonOf(payload, '')).toBe('unsigned')
  expect(await reasonOf(payload, genuine.replace('v1=', 'v0='))).toBe('unsigned')
  expect(await reasonOf(payload, await signedAt(0, payload, 'whsec_other'))).toBe('forged')
  expect(await reasonOf(`${payload} `, genuine)).toBe('forged')
  expect(await reasonOf(payload, genuine.replace(/t=\d+/, `t=${now.getTime() / 1_000 + 1}`))).toBe('forged')
  expect(await reasonOf(payload, `t=${now.getTime() / 1_000},${await signedAt(-86_400)}`)).toBe('too-old')
  expect(await reasonOf('{', await signedAt(0, '{'))).toBe('malformed')
  expect(await reasonOf(paidWithout, await signedAt(0, paidWithout))).toBe('malformed')
  const live = JSON.stringify({ ...event, livemode: true })
  expect(await reasonOf(live, await signedAt(0, live))).toBe('other-mode')
})

test('while the secret is changed, either signature is enough', async () => {
  const [old, current] = [await signedAt(0, payload, 'whsec_old'), await signedAt(0)]
  expect(await read(payload, `${old},${current.split(',')[1]}`)).toMatchObject({ ok: true })
})

test('real books want real messages', async () => {
  const live = createStripeProvider({
    secretKey: 'sk_live_x',
    webhookSecret: secret,
    apiBase: rig.settings.STRIPE_API_BASE,
  })
  expect(await live.readWebhook(Buffer.from(payload), await signedAt(0), now)).toEqual({
    ok: false,
    reason: 'other-mode',
  })
})

test('of a stream of messages every forged one is refused and no other', async () => {
  const plan = { secret, now, doubled: 0.5, lost: 0.2, forged: 0.5, random: Math.random }
  const webhooks = (await Promise.all(Array.from({ length: 10 }, () => planWebhooks(told, plan)))).flat()
  for (const { payload: text, signature, forgery } of webhooks)
    expect({ forgery, ok: (await read(text, signature)).ok }).toEqual({ forgery, ok: forgery === null })
  expect(webhooks.some(({ forgery }) => forgery !== null)).toBe(true)
})
