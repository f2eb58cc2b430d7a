// What an administrator does happens once: pressed twice, with an answer that is lost, with a page that is loaded anew before it comes,
// and at an office that has no time at first.
import { expect, type Page, type Route, test } from '@playwright/test'
import { uuidv7 } from '@sac/platform/ids'
import { signIn } from '../support/simulated-device.ts'
import { enterOffice } from './office-app.ts'
import { openProduct, type Product } from './open-product.ts'
import { planCar } from './plan-car.ts'

let product: Product
/** Another administrator, who asks for what this one decides. */
let ben: { get: <Said>(path: string) => Promise<Said>; post: <Said>(path: string, body: object) => Promise<Said> }
test.beforeAll(async () => {
  product = await openProduct({ SEED: 'demo', RATE_LIMIT_ANONYMOUS: '10000' })
  const { accessToken } = await signIn(product.stack.url, 'admin2@demo.test')
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
  const ask = async (path: string, init: RequestInit) => {
    const response = await fetch(`${product.stack.url}${path}`, { ...init, headers })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.status === 204 ? undefined : response.json()
  }
  ben = {
    get: (path) => ask(path, {}),
    post: (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
  }
})
test.afterAll(() => product.close())

type OfficeAct = {
  name: string
  /** As the audit calls it. */
  audited: string
  /** Of the request. */
  path: string
  /** Makes what it is done to, the first, second or third of it, and opens the dialog, filled in. */
  open: (page: Page, n: number) => Promise<void>
  button: string | RegExp
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const reason = (page: Page) => page.getByRole('dialog').getByLabel('Reason', { exact: true })
const plates = ['ON-101-CE', 'ON-102-CE', 'ON-103-CE', 'ON-104-CE', 'ON-105-CE', 'ON-106-CE'] as const

async function openRefund(page: Page, n: number) {
  const appointmentId = await planCar(product, { plate: plates[n] ?? '', hour: 12 + n })
  const paymentId = uuidv7()
  // The booking is heard of a moment after it is made.
  await expect(() => ben.post('/api/v1/payments/counter', { paymentId, appointmentId, method: 'cash' })).toPass()
  const { amountMinor } = await ben.get<{ amountMinor: number }>(`/api/v1/payments/${paymentId}`)
  const asked = { refundId: uuidv7(), amountMinor, means: 'hand', reason: 'The bay was closed' }
  await ben.post(`/api/v1/payments/${paymentId}/refund`, asked)
  await page.goto(`/admin/money/payments/${paymentId}`)
  await press(page, 'Agree…')
}

async function openRevocation(page: Page) {
  const { certificates } = await ben.get<{ certificates: { certificateId: string }[] }>(
    '/api/v1/certificates?status=valid',
  )
  const path = `/api/v1/certificates/${certificates[0]?.certificateId}`
  const { awaiting } = await ben.get<{ awaiting: { requestId: string } | null }>(path)
  if (awaiting)
    await ben.post(`${path}/requests/${awaiting.requestId}/decline`, { commandId: uuidv7(), note: 'It was there' })
  await page.goto(`/admin/certificates/${certificates[0]?.certificateId}`)
  await press(page, 'Revoke…')
  await reason(page).fill('Another car stood in the bay')
}

async function openHours(page: Page, n: number) {
  await page.goto('/admin/system/settings')
  await press(page, 'Change: Opening hours')
  await page
    .getByRole('dialog')
    .getByLabel('Monday, opens')
    .fill(`07:${10 * (n + 1)}`)
}

async function openCancelling(page: Page, n: number) {
  const plate = plates[n + 3] ?? ''
  await planCar(product, { plate, hour: 15 + n })
  await page.goto('/admin')
  await page.locator('button.booking').filter({ hasText: plate }).click()
  await press(page, 'Cancel…')
  await reason(page).fill('The owner called')
}

async function openDisabling(page: Page, n: number) {
  const userId = '019a0000-0000-7000-8000-000000000004'
  if (n > 0) await ben.post(`/api/v1/users/${userId}/enable`, { commandId: uuidv7(), reason: 'Is back' })
  await page.goto(`/admin/people/${userId}`)
  await press(page, 'Disable…')
  await reason(page).fill('Left the house')
}

const acts: readonly OfficeAct[] = [
  {
    name: 'a refund agreed to',
    audited: 'refund.approve',
    path: '**/refunds/*/approve',
    open: openRefund,
    button: /go back$/,
  },
  {
    name: 'a revocation asked for',
    audited: 'certificate.revoke-requested',
    path: '**/certificates/*/revoke',
    open: openRevocation,
    button: 'Ask to revoke it for good',
  },
  {
    name: 'opening hours',
    audited: 'centre.offer-changed',
    path: '**/centres/*/offer',
    open: openHours,
    button: 'Change the opening hours',
  },
  {
    name: 'a booking called off',
    audited: 'appointment.cancel',
    path: '**/appointments/*/cancel',
    open: openCancelling,
    button: 'Cancel the booking',
  },
  {
    name: 'an account disabled',
    audited: 'staff.disabled',
    path: '**/users/*/disable',
    open: openDisabling,
    button: 'Disable and sign out everywhere',
  },
]

/** How often it was done so far. */
const timesDone = async (action: string): Promise<number> =>
  (await ben.get<{ acts: unknown[] }>(`/api/v1/admin/audit?action=${action}`)).acts.length

for (const { name, audited, path, open, button } of acts)
  test(`${name}: once, pressed twice, with a lost answer, and loaded anew before it comes`, async ({ browser }) => {
    const page = await browser.newPage({ baseURL: product.stack.url, viewport: { width: 1280, height: 900 } })
    await page.goto('/admin/account')
    await enterOffice(page)
    await page.getByRole('navigation', { name: 'Places' }).waitFor()
    const dialog = page.getByRole('dialog')
    const act = dialog.getByRole('button', { name: button })
    const before = await timesDone(audited)

    await open(page, 0)
    await act.dblclick()
    await dialog.waitFor({ state: 'detached' })
    expect(await timesDone(audited)).toBe(before + 1)

    // The office has done it, and nobody hears of it: pressed again it is the same act.
    await open(page, 1)
    const lose = (route: Route) => route.fetch().then(() => route.abort())
    await page.route(path, lose, { times: 1 })
    await act.click()
    await dialog.getByRole('alert').waitFor()
    await act.dblclick()
    await dialog.waitFor({ state: 'detached' })
    expect(await timesDone(audited)).toBe(before + 2)

    await open(page, 2)
    const done = Promise.withResolvers<void>()
    await page.route(path, (route) => route.fetch().then(() => done.resolve(), done.reject), { times: 1 })
    await act.click()
    await done.promise
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await timesDone(audited)).toBe(before + 3)
    await page.close()
  })

/** An office that has no time now, as it says so. */
const busy = (route: Route) =>
  route.fulfill({
    status: 503,
    contentType: 'application/problem+json',
    headers: { 'Retry-After': '1' },
    body: JSON.stringify({
      type: 'urn:smartautocheck:problem:server.unavailable',
      title: 'A part of the service is not available; try again',
      status: 503,
      code: 'server.unavailable',
      detail: 'Try again in a moment.',
      correlationId: 'busy',
    }),
  })

test('a busy office is asked again by itself, and does what it was told once', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: product.stack.url, viewport: { width: 1280, height: 900 } })
  await page.goto('/admin/account')
  await enterOffice(page)
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  await page.route('**/centres/*/offer', busy, { times: 2 })
  await openHours(page, 3)
  await page.route('**/centres/*/offer', busy, { times: 2 })
  const before = await timesDone('centre.offer-changed')
  await page.getByRole('dialog').getByRole('button', { name: 'Change the opening hours' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await timesDone('centre.offer-changed')).toBe(before + 1)
  await page.close()
})
