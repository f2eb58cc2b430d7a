// The page of the demonstration's payments, without the product around it: what it does, and how it looks to everybody.

import { expect, type Page, test } from '@playwright/test'
import { createMemoryBook } from '@sac/backend/services/payments/provider/stand-in/create-memory-book'
import { createStandIn, type StandIn } from '@sac/backend/services/payments/provider/stand-in/create-stand-in'
import { createPayPages, payPath } from '@sac/backend/services/payments/provider/stand-in/page/create-pay-pages'
import { createApp } from '@sac/platform/http/create-app'
import { type Listening, listen } from '@sac/platform/http/listen'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import type { RequestHandler } from 'express'
import { createScreens, pageRules } from './screens/look-at.ts'

let server: Listening
let base: string
let standIn: StandIn
let nowMs = Date.now()

const booking: RequestHandler = ({ path }, response, next) => {
  if (!path.startsWith('/booking')) return next()
  response.type('html').send(`<!doctype html><html lang="en"><title>${path}</title><h1>${path}</h1></html>`)
}

test.beforeAll(async () => {
  const payPage = (sessionId: string) => base + payPath(sessionId)
  standIn = createStandIn({ openBook: createMemoryBook(), now: () => new Date(nowMs), secretKey: 'sk', payPage })
  const app = createApp({
    routes: [],
    authenticate: () => Promise.reject(new Error('nobody')),
    log: createSilentLogger(),
    newId: uuidv7,
    probes: { ready: {} },
    after: [createPayPages(standIn), booking],
  })
  server = await listen(app, { port: 0, host: '127.0.0.1' })
  base = `http://localhost:${server.port}`
})
test.afterAll(() => server.close(100))

/** The address at which a new session is paid. */
async function newPayment(names: readonly string[], language: string): Promise<string> {
  const line_items = names.map((name, at) => ({
    quantity: '1',
    price_data: { currency: 'eur', unit_amount: at === 0 ? '7990' : '123450', product_data: { name } },
  }))
  const { body } = await standIn.answer({
    method: 'POST',
    path: '/v1/checkout/sessions',
    params: {
      mode: 'payment',
      line_items,
      metadata: { language },
      success_url: `${base}/booking/paid`,
      cancel_url: `${base}/booking/not-paid`,
    },
    secretKey: 'sk',
    idempotencyKey: undefined,
  })
  return (body as { url: string }).url
}

/** What the browser complains of: a style or script the policy does not allow, for one. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text())
  })
  return complaints
}

test('declined, tried again and paid; the way back pays nothing; a keyboard is enough', async ({ page }) => {
  const complaints = complaintsOf(page)
  const url = await newPayment(['Periodic inspection'], 'en')
  await page.goto(url)
  await expect(page.getByRole('complementary', { name: 'This is a demonstration' })).toContainText('no money moves')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('€79.90')
  await page.getByRole('button', { name: 'Have the bank decline the card' }).click()
  await expect(page.getByRole('alert')).toContainText('Nothing was taken')
  await page.getByRole('link', { name: 'Go back without paying' }).click()
  await expect(page).toHaveURL(`${base}/booking/not-paid`)
  await page.goto(url)
  await page.getByRole('button', { name: 'Pay €79.90' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${base}/booking/paid`)
  await page.goto(url)
  await expect(page.getByRole('heading', { name: 'Paid' })).toBeVisible()
  await page.getByRole('link', { name: 'Go on' }).click()
  await expect(page).toHaveURL(`${base}/booking/paid`)
  expect(complaints).toEqual([])
})

test('each state holds in every language, theme and size', async ({ page }) => {
  const complaints = complaintsOf(page)
  const screens = createScreens(pageRules)
  const names = ['Contrôle technique périodique, véhicule particulier', 'فحص دوري لانبعاثات محرّك الديزل']
  const url = await newPayment(names, 'fr')
  await page.goto(url)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await screens.lookAt(page, 'demo payment')
  await page.getByRole('button', { name: 'Have the bank' }).click()
  await screens.lookAt(page, 'demo payment declined')
  const late = await newPayment(names, 'ar')
  nowMs += 25 * 60 * 60 * 1_000
  await page.goto(late)
  await screens.lookAt(page, 'demo payment ended')
  expect(screens.faults).toEqual([])
  expect(complaints).toEqual([])
})
