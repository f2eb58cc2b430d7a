// What we ask and what the stand-in answers, judged by what Stripe itself publishes about its interface.
import { openApiFaults } from '@sac/tests/checkers/openapi-faults'
import { readStripeDescription, startStripeMock, stripeMock } from '@sac/tests/checkers/stripe-mock'
import { expect, onTestFinished, test } from 'vitest'
import { checkoutOrder } from '../../testing/checkout-order.ts'
import { openTestProvider } from '../../testing/open-test-provider.ts'
import type { CheckoutOrder, PaymentProvider } from '../payment-provider.ts'
import { createStripeProvider } from './create-stripe-provider.ts'

const keys = { secretKey: 'sk_test_testing', webhookSecret: 'whsec_testing' }
const inAnHour = new Date(Date.now() + 60 * 60 * 1_000)

const orderOf = (changes: Partial<CheckoutOrder> = {}) =>
  checkoutOrder({ paymentId: `p${Math.random()}`, expiresAt: inAnHour, ...changes })

/** Everything the product ever asks. */
async function askEverything(provider: PaymentProvider, providerPaymentId: string, sessionId: string): Promise<void> {
  const { customerEmail: _, ...anonymous } = orderOf({ language: 'ar', appointmentId: null })
  const refund = { refundId: 'r1', providerPaymentId, amountMinor: 100 }
  const range = { since: new Date(0), before: inAnHour }
  const asked = [
    () => provider.createCheckout(orderOf()),
    () => provider.createCheckout(anonymous),
    () => provider.createCheckout(orderOf({ language: 'en' })),
    () => provider.findCheckout(sessionId),
    () => provider.expireCheckout(sessionId),
    () => provider.refund(refund),
    () => provider.findRefund(refund),
    () => provider.listPayments(range),
    () => provider.listPayments({ ...range, after: 'ch_1' }),
    () => provider.listRefunds({ ...range, after: 're_1' }),
  ]
  // What the mock answers says nothing, as it remembers nothing; that it answers is what counts.
  for (const ask of asked) await ask().catch(() => undefined)
}

type Seen = { asked: string; status: number; body: unknown }

/** Everything that passes, as the other side takes it. */
function recording(rename: (body: string) => string = (body) => body) {
  const seen: Seen[] = []
  const ask: typeof fetch = async (input, init) => {
    const body = typeof init?.body === 'string' ? rename(init.body) : undefined
    const headers = new Headers(init?.headers)
    headers.delete('content-length')
    const response = await fetch(input, { ...init, headers, ...(body === undefined ? {} : { body }) })
    const asked = `${init?.method} ${new URL(new Request(input).url).pathname}`
    seen.push({ asked, status: response.status, body: await response.clone().json() })
    return response
  }
  return { seen, fetch: ask }
}

// The newest mock describes the interface of 2026-08-26; the parameter got its present name the month after, and means the same.
const asInAugust = (body: string) => body.replaceAll('allowed_payment_method_types', 'payment_method_types')

test('stripe-mock takes every request the product ever makes', async (context) => {
  const available = await stripeMock.available()
  if (!available.ok) return context.skip(available.reason)
  const mock = await startStripeMock()
  onTestFinished(mock.stop)
  const { seen, fetch } = recording(asInAugust)
  await askEverything(createStripeProvider({ ...keys, apiBase: mock.url, fetch }), 'pi_1', 'cs_1')
  expect(seen.filter(({ status }) => status !== 200)).toEqual([])
  expect(new Set(seen.map(({ asked }) => asked)).size).toBe(6)
})

const json = { 'content-type': 'application/x-www-form-urlencoded', authorization: `Bearer ${keys.secretKey}` }
const line =
  'line_items[0][quantity]=1&line_items[0][price_data][currency]=eur&line_items[0][price_data][product_data][name]=x'
const session = `mode=payment&success_url=https://a.test/&${line}&line_items[0][price_data][unit_amount]`
const wrong: [string, 'GET' | 'POST', string, string, Record<string, string>][] = [
  ['a parameter nobody knows', 'POST', '/v1/checkout/sessions', `${session}=100&colour=red`, json],
  ['an amount that is no number', 'POST', '/v1/checkout/sessions', `${session}=abc`, json],
  ['a mode there is not', 'POST', '/v1/checkout/sessions', `${session.replace('=payment', '=gift')}=100`, json],
  ['an amount to refund that is no number', 'POST', '/v1/refunds', 'payment_intent=pi_1&amount=some', json],
  ['a list by something unknown', 'GET', '/v1/refunds?colour=red', '', json],
  ['a length of a page that is no number', 'GET', '/v1/charges?limit=all', '', json],
  ['something to end with parameters it does not take', 'POST', '/v1/checkout/sessions/cs_1/expire', 'when=now', json],
  ['no key', 'GET', '/v1/charges', '', {}],
  ['an address there is not', 'POST', '/v1/nothing', '', json],
]

test('what stripe-mock refuses, the stand-in refuses, and no later', async (context) => {
  const available = await stripeMock.available()
  if (!available.ok) return context.skip(available.reason)
  const [mock, rig] = await Promise.all([startStripeMock(), openTestProvider()])
  onTestFinished(async () => void (await Promise.all([mock.stop(), rig.close()])))
  for (const [what, method, path, body, headers] of wrong) {
    const statusAt = async (base: string) =>
      (await fetch(base + path, { method, headers, ...(method === 'POST' ? { body } : {}) })).status
    const status = await statusAt(mock.url)
    expect({ what, status }).toMatchObject({ status: expect.toSatisfy((code: number) => code >= 400 && code < 500) })
    expect({ what, status: await statusAt(rig.settings.STRIPE_API_BASE) }).toEqual({ what, status })
  }
})

test('what the stand-in answers and tells has the shapes Stripe describes', async (context) => {
  const available = await stripeMock.available()
  if (!available.ok) return context.skip(available.reason)
  const { schemas } = (await readStripeDescription()).components
  const rig = await openTestProvider()
  onTestFinished(rig.close)
  const { seen, fetch } = recording()
  const provider = createStripeProvider({ ...keys, apiBase: rig.settings.STRIPE_API_BASE, fetch })
  const { sessionId } = await provider.createCheckout(orderOf())
  await rig.decline(sessionId)
  await rig.pay(sessionId)
  const found = await provider.findCheckout(sessionId)
  if (found.status !== 'paid') throw new Error('not paid')
  await askEverything(provider, found.providerPaymentId, (await provider.createCheckout(orderOf())).sessionId)
  const objects = [
    ...seen.flatMap(({ status, body }) => (status === 200 ? objectsIn(body) : [])),
    ...(await rig.told()).flatMap((event) => [event, event.data.object as Named]),
  ]
  const names = new Set(objects.map(({ object }) => object))
  expect([...names].toSorted()).toEqual(['charge', 'checkout.session', 'event', 'payment_intent', 'refund'])
  const faults = objects.flatMap((one) => openApiFaults(schemas, { $ref: one.object }, one, one.object))
  expect([...new Set(faults)]).toEqual([])
})

type Named = { object: string }
const objectsIn = (body: unknown): Named[] => {
  const one = body as Named & { data?: Named[] }
  return one.object === 'list' ? (one.data ?? []) : [one]
}
