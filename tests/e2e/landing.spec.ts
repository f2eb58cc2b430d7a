// What whoever comes to `/` sees first.
import { type Browser, expect, type Page } from '@playwright/test'
import { freeTimes, holdAct, payAct, signInHere, title } from './customer-app.ts'
import { openProduct } from './open-product.ts'
import { axeFaults } from './screens/look-at.ts'
import { everyLook, lookName, wear } from './screens/looks.ts'
import { test } from './shared-product.ts'

const widths = [320, 412, 1280]
/** Of the window, times how far; what people do not notice ends at 0.1. */
const unnoticed = 0.06

for (const locale of ['en-GB', 'fr-FR', 'ar-MA'])
  test(`nothing of the landing moves once it is painted, ${locale}`, async ({ browser, product }) => {
    for (const width of widths) {
      const viewport = { width, height: 823 }
      const context = await browser.newContext({
        baseURL: product.stack.url,
        locale,
        viewport,
        serviceWorkers: 'block',
      })
      const page = await context.newPage()
      await page.addInitScript(() => {
        const moved: number[] = []
        Object.assign(globalThis, { moved })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) moved.push((entry as PerformanceEntry & { value: number }).value)
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto('/')
      await page.locator('.next-free svg').waitFor()
      await page.evaluate(() => document.fonts.ready)
      const moved = await page.evaluate(() => (globalThis as unknown as { moved: number[] }).moved)
      expect(
        moved.reduce((sum, value) => sum + value, 0),
        `${width} px`,
      ).toBeLessThan(unnoticed)
      await context.close()
    }
  })

for (const locale of ['en-GB', 'fr-FR', 'ar-MA'])
  test(`the landing begins before the app is here, and the app goes on from there, ${locale}`, async ({
    browser,
    product,
  }) => {
    for (const width of widths) {
      const viewport = { width, height: 823 }
      const context = await browser.newContext({
        baseURL: product.stack.url,
        locale,
        viewport,
        serviceWorkers: 'block',
      })
      const page = await context.newPage()
      let release = () => undefined as void
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      await page.route('**/assets/customer-start-*.js', async (route) => {
        await released
        await route.continue()
      })
      await page.goto('/', { waitUntil: 'commit' })
      const beginning = page.locator('.hero-words > :is(h1, .lead)')
      await expect(beginning).toHaveCount(2)
      await page.evaluate(() => document.fonts.ready)
      const look = async () =>
        Promise.all((await beginning.all()).map(async (part) => [await part.textContent(), await part.boundingBox()]))
      const before = await look()
      expect(await page.getByRole('link').count()).toBe(0)
      release()
      await page.locator('.next-free svg').waitFor()
      expect(await look(), `${width} px`).toEqual(before)
      await context.close()
    }
  })

/** The home of the demonstration's customer, whose cars were tested here. */
async function ownHome(browser: Browser, baseURL: string): Promise<Page> {
  const page = await browser.newPage({ baseURL, viewport: { width: 360, height: 780 } })
  await page.goto('/sign-in')
  await signInHere(page)
  await page.getByRole('link', { name: 'My appointments', includeHidden: true }).waitFor({ state: 'attached' })
  await page.getByRole('link', { name: 'SmartAutoCheck' }).click()
  await title(page, 'What is next for your car').waitFor()
  return page
}

async function faultsOfEveryLook(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const look of everyLook.filter(({ size }) => size !== 'large')) {
    await wear(page, look)
    faults.push(...(await axeFaults(page)).map((fault) => `${lookName(look)}: ${fault}`))
  }
  return faults
}

test('both homes are without fault for axe in every language, theme and size', async ({ browser, product }) => {
  const { url } = product.stack
  const stranger = await browser.newPage({ baseURL: url })
  await stranger.goto('/')
  await stranger.locator('.next-free svg').waitFor()
  expect(await faultsOfEveryLook(stranger)).toEqual([])
  const known = await ownHome(browser, url)
  await known.getByRole('link', { name: /^Book/ }).first().waitFor()
  await expect(known.locator('.skeleton')).toHaveCount(0)
  expect(await faultsOfEveryLook(known)).toEqual([])
  await Promise.all([stranger.close(), known.close()])
})

test('a known customer sees what is next for their car, and books it within eight taps', async ({ browser }) => {
  const product = await openProduct({ SEED: 'demo' })
  const page = await ownHome(browser, product.stack.url)
  const card = page.locator('.car-card').first()
  await expect(card.locator('.plate')).toBeVisible()
  await expect(card.locator('.next-line')).toBeVisible()
  await expect(card.getByText('Last test')).toBeVisible()
  await expect(page.locator('.btn-primary')).toHaveCount(1)
  const plate = await card.locator('.plate').innerText()
  const taps = [
    () => card.locator('.btn-primary').click(),
    () => freeTimes(page).first().click(),
    () => page.getByRole('button', { name: plate }).click(),
    () => holdAct(page).click(),
    () => payAct(page).click(),
    () => page.getByRole('button', { name: /^Pay/ }).click(),
  ]
  for (const tap of taps) await tap()
  await expect(title(page, 'Booked. See you then.')).toBeVisible()
  expect(taps.length).toBeLessThanOrEqual(8)
  await page.close()
  await product.close()
})
