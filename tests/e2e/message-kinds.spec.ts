// Which messages a customer wants: a tick is what they tapped, whatever the line does meanwhile.
import { expect, type Page, type Route } from '@playwright/test'
import { signInHere } from './customer-app.ts'
import { test } from './shared-product.ts'

const preferences = '**/api/v1/account/notifications'
const expiryMail = (page: Page) =>
  page.getByRole('group', { name: 'Reminders of the next test' }).getByLabel('by e-mail')
const reminderMail = (page: Page) =>
  page.getByRole('group', { name: 'Reminders of appointments' }).getByLabel('by e-mail')
const wish = (kind: 'expiry' | 'reminder', wanted: boolean) => ({ preferences: [{ kind, channel: 'email', wanted }] })

/** Questions of one method stay unanswered until each is let go; `passes` says what then becomes of it. */
async function holdBack(page: Page, method: string, passes: (route: Route) => Promise<void>) {
  const held: { body: unknown; letGo: () => void }[] = []
  await page.route(preferences, async (route) => {
    const request = route.request()
    if (request.method() !== method) return route.fallback()
    await new Promise<void>((letGo) => held.push({ body: request.postDataJSON(), letGo }))
    await passes(route)
  })
  return held
}

/** What the box shows as soon as it was tapped, before anything could be answered. */
const tap = (box: ReturnType<typeof expiryMail>) => box.evaluate((one: HTMLInputElement) => (one.click(), one.checked))

async function atAccount(page: Page) {
  await page.goto('/account')
  await signInHere(page, { email: 'customer2@demo.test', password: 'demo-password-please-change' })
  await expect(expiryMail(page)).toBeChecked()
}

test('a tick stands at once, each is one word to the office, and the last word counts', async ({
  browser,
  product,
}) => {
  const page = await browser.newPage({ baseURL: product.stack.url })
  await atAccount(page)
  const held = await holdBack(page, 'PUT', (route) => route.continue())
  expect([await tap(expiryMail(page)), await tap(expiryMail(page)), await tap(expiryMail(page))]).toEqual([
    false,
    true,
    false,
  ])
  expect(await tap(reminderMail(page))).toBe(false)
  for (let n = 1; n <= 4; n += 1) {
    await expect.poll(() => held.length).toBe(n)
    expect([await expiryMail(page).isChecked(), await reminderMail(page).isChecked()]).toEqual([false, false])
    held.at(-1)?.letGo()
  }
  await page.getByText('Saved.').waitFor()
  expect(held.map(({ body }) => body)).toEqual([
    wish('expiry', false),
    wish('expiry', true),
    wish('expiry', false),
    wish('reminder', false),
  ])

  await page.unroute(preferences)
  await tap(reminderMail(page))
  // Whoever leaves the page at once has said it all the same.
  await page.getByRole('link', { name: 'Appointments' }).first().click()
  await page.goBack()
  await expect(reminderMail(page)).toBeChecked()
  await page.reload()
  await expect(reminderMail(page)).toBeChecked()
  await expect(expiryMail(page)).not.toBeChecked()
  await expiryMail(page).check()
  await page.getByText('Saved.').waitFor()
  await page.close()
})

test('no older answer takes a tick back, and one that could not be kept says so', async ({ browser, product }) => {
  const page = await browser.newPage({ baseURL: product.stack.url })
  await atAccount(page)
  const answers = new Map<Route, Awaited<ReturnType<Route['fetch']>>>()
  const asked = await holdBack(page, 'GET', async (route) => {
    const response = answers.get(route)
    await (response ? route.fulfill({ response }) : route.continue()).catch(() => undefined)
  })
  await page.route(preferences, async (route) => {
    if (route.request().method() === 'GET') answers.set(route, await route.fetch())
    await route.fallback()
  })
  await expiryMail(page).uncheck()
  // What is asked for afterwards is answered, and kept back on its way; then there is another tick.
  await expect.poll(() => asked.length).toBe(1)
  await expiryMail(page).check()
  await expect.poll(() => asked.length).toBe(2)
  for (const { letGo } of asked) letGo()
  await page.getByText('Saved.').waitFor()
  await expect(expiryMail(page)).toBeChecked()
  await page.unroute(preferences)

  const lost = await holdBack(page, 'PUT', (route) => route.abort())
  expect(await tap(expiryMail(page))).toBe(false)
  await expect.poll(() => lost.length).toBe(1)
  await expect(page.getByRole('alert')).toHaveCount(0)
  lost[0]?.letGo()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(expiryMail(page)).toBeChecked()
  await expect(page.getByText('Saved.')).toHaveCount(0)
  await page.close()
})
