// The demonstration as the product runs it: books in the database, its own pages, messages through the same door as Stripe's.
import { join } from 'node:path'
import { migrate } from '@sac/platform/db/migrate'
import { createApp } from '@sac/platform/http/create-app'
import { type Listening, listen } from '@sac/platform/http/listen'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import type { Running } from '@sac/platform/process/service'
import { createDatabaseFrom, type TestDatabase } from '@sac/tests/support/create-database'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenPaymentProvider, openPaymentProvider } from './open-payment-provider.ts'
import type { ProviderEvent } from './provider-event.ts'

const folder = join(import.meta.dirname, '../migrations')
const webhookPath = '/api/v1/payments/webhooks/stripe'
const log = createSilentLogger()

let database: TestDatabase
let server: Listening
let opened: OpenPaymentProvider
let running: Running
let aheadMs = 0
let isDoorOpen = true
const told: ProviderEvent[] = []
const now = () => new Date(Date.now() + aheadMs)

const provider = () => {
  if (!opened.provider) throw new Error('no provider')
  return opened.provider
}

const door = express().post(webhookPath, express.raw({ type: () => true }), async ({ body, headers }, response) => {
  const read = await provider().readWebhook(body as Buffer, String(headers['stripe-signature']), now())
  if (isDoorOpen && read.ok) told.push(read.event)
  response.status(isDoorOpen && read.ok ? 200 : 503).end()
})

const settings = (changes: object = {}) => ({
  PUBLIC_URL: `http://localhost:${server.port}`,
  PORT: server.port,
  SEED: 'demo' as const,
  loopback: true,
  STRIPE_API_BASE: 'https://api.stripe.com',
  ...changes,
})
const open = (changes: object = {}) =>
  openPaymentProvider({ settings: settings(changes), pool: database.pool, now, webhookPath, log })

beforeAll(async () => {
  database = await createDatabaseFrom((pool) => migrate(pool, { schema: 'payments', folder }), { schema: 'payments' })
  const pages: express.RequestHandler = (request, response, next) => opened.pages[0]?.(request, response, next)
  const app = createApp({
    routes: [],
    authenticate: () => Promise.reject(new Error('nobody')),
    log,
    newId: uuidv7,
    probes: { ready: {} },
    after: [door, pages],
  })
  server = await listen(app, { port: 0, host: '127.0.0.1' })
  opened = await open()
  running = opened.start()
})
afterAll(async () => {
  await running.close(1_000)
  await server.close(1_000)
  await database.drop()
})

const order = (paymentId: string) => ({
  paymentId,
  appointmentId: null,
  amountMinor: 7_990,
  currency: 'EUR',
  lines: [{ text: '<script>alert(1)</script> & "Test"', amountMinor: 7_990 }],
  customerEmail: 'canary@b.test',
  language: 'fr' as const,
  successUrl: `http://localhost:${server.port}/paid?payment=${paymentId}`,
  cancelUrl: `http://localhost:${server.port}/back`,
  expiresAt: new Date(now().getTime() + 600_000),
})
const post = (url: string) => fetch(url, { method: 'POST', redirect: 'manual' })
const typesTold = () => told.map(({ type }) => type).filter((type) => type !== 'other')

/** The product is started anew. */
async function restart(): Promise<void> {
  await running.close(1_000)
  opened = await open()
  running = opened.start()
}

test('what is declined, then paid on the page comes back through our door; nothing from outside is markup', async () => {
  const { sessionId, payUrl } = await provider().createCheckout(order('p1'))
  const page = await fetch(payUrl)
  const html = await page.text()
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(html).toContain('lang="fr"')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Test&quot;')
  expect(html).not.toMatch(/<script|style=/)
  const declined = await post(`${payUrl}/decline?lang=ar`)
  expect([declined.status, declined.headers.get('location')]).toEqual([303, `/demo/pay/${sessionId}?declined&lang=ar`])
  expect(await (await fetch(`${payUrl}?declined&lang=ar`)).text()).toMatch(/dir="rtl"[^]*role="alert"/)
  const paid = await post(`${payUrl}/pay`)
  expect([paid.status, paid.headers.get('location')]).toEqual([303, order('p1').successUrl])
  await expect.poll(typesTold).toEqual(['payment-declined', 'checkout-paid'])
  expect((await post(`${payUrl}/pay`)).headers.get('location')).toBe(order('p1').successUrl)
  const { entries } = await provider().listPayments({ since: new Date(0), before: new Date(now().getTime() + 5_000) })
  expect(entries).toMatchObject([{ paymentId: 'p1', amountMinor: 7_990 }])
})

test('after a restart everything is still there, and what could not be told is told', async () => {
  const ordered = order('p2')
  const { sessionId, payUrl } = await provider().createCheckout(ordered)
  isDoorOpen = false
  await post(`${payUrl}/pay`)
  await running.close(1_000)
  isDoorOpen = true
  told.length = 0
  aheadMs = 60_000
  await restart()
  expect(await provider().createCheckout(ordered)).toMatchObject({ sessionId })
  expect(await provider().findCheckout(sessionId)).toMatchObject({ status: 'paid', paymentId: 'p2' })
  await expect.poll(typesTold).toEqual(['checkout-paid'])
})

test('a checkout nobody pays ends by itself, and is told', async () => {
  told.length = 0
  const { payUrl } = await provider().createCheckout(order('p3'))
  aheadMs = 2 * 60 * 60 * 1_000
  await restart()
  await expect.poll(typesTold).toEqual(['checkout-expired'])
  expect(await (await fetch(payUrl)).text()).toContain('Ce paiement est clos')
  const unknown = await fetch(`http://localhost:${server.port}/demo/pay/cs_test_x?lang=en`)
  expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining('There is no such payment')])
})

test('nobody’s address is kept', async () => {
  const { rows } = await database.pool.query<{ row: string }>('SELECT one::text AS row FROM stand_in_objects AS one')
  expect(rows.filter(({ row }) => row.includes('canary'))).toEqual([])
})

test('where others come and nobody asked for a demonstration, there is none without a key', async () => {
  const real = { SEED: 'none', loopback: false }
  expect(await open(real)).toMatchObject({ provider: null, isDemonstration: false, pages: [] })
  const keys = { STRIPE_SECRET_KEY: 'sk_live_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' }
  expect(await open({ ...real, ...keys })).toMatchObject({
    provider: expect.anything(),
    isDemonstration: false,
    pages: [],
  })
  expect(await open({ ...real, SEED: 'demo' })).toMatchObject({ isDemonstration: true })
})
