// Every address of the office with demonstration data, in both themes and both directions: axe finds nothing.
import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { places } from '@sac/pwa/admin/places'
import { longPatienceMs } from '../support/patience.ts'
import { tellBrokenEvent } from './broken-event.ts'
import { enterOffice } from './office-app.ts'
import { openProduct, type Product } from './open-product.ts'
import { axeFaults } from './screens/look-at.ts'
import { type Look, lookName, wear } from './screens/looks.ts'
import { sendUnreadableLine } from './unreadable-line.ts'

const looks: readonly Look[] = [
  { language: 'en', theme: 'light', size: 'desktop' },
  { language: 'ar', theme: 'dark', size: 'desktop' },
]
/** Lists whose first row leads to a record. */
const lists = [
  '/inspections',
  '/inspections/quarantine',
  '/certificates',
  '/money/payments',
  '/money/invoices',
  '/people',
  '/system/letters',
  '/system/messages',
  '/system/templates',
]

let product: Product
test.beforeAll(async () => {
  product = await openProduct({ SEED: 'demo' })
  await tellBrokenEvent(join(product.folder, 'data'))
  await sendUnreadableLine(product.stack.url)
})
test.afterAll(() => product.close())

/** All there is to read has come. */
async function untilRead(page: Page) {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect(page).not.toHaveTitle(/^Loading/)
  await expect(page.locator('.skeleton')).toHaveCount(0)
}

async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = []
  const path = new URL(page.url()).pathname
  for (const look of looks) {
    await wear(page, look)
    // The words of a language come when it is chosen.
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
    faults.push(...(await axeFaults(page)).map((fault) => `${path}, ${lookName(look)}: ${fault}`))
  }
  await wear(page, { language: 'en', theme: 'light', size: 'desktop' })
  return faults
}

async function openOffice(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ baseURL: product.stack.url, viewport: { width: 1280, height: 800 } })
  await page.goto('/admin/')
  await enterOffice(page)
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  return page
}

test('axe finds nothing on any page of the rail and its tabs', async ({ browser }) => {
  test.setTimeout(3 * longPatienceMs)
  const page = await openOffice(browser)
  const faults: string[] = []
  const pages = places.flatMap((place) => [place.to, ...place.pages.map(({ to }) => to)])
  for (const to of new Set([...pages, '/account'])) {
    await page.goto(`/admin${to}`)
    await untilRead(page)
    faults.push(...(await faultsOf(page)))
  }
  await page.close()
  expect(faults).toEqual([])
})

test('axe finds nothing on any record', async ({ browser }) => {
  test.setTimeout(3 * longPatienceMs)
  const page = await openOffice(browser)
  const faults: string[] = []
  for (const list of lists) {
    await page.goto(`/admin${list}`)
    const first = page.getByRole('row').nth(1).getByRole('link').first()
    // What was told a moment ago comes when its reader has given it up.
    await expect(async () => {
      await page.keyboard.press('r')
      await first.waitFor({ timeout: 15_000 })
    }).toPass()
    const heading = page.getByRole('heading', { level: 1 })
    const ofList = await heading.innerText()
    await first.click()
    // The address is the record's before the page is.
    await page.waitForURL((url) => url.pathname !== `/admin${list}`)
    await expect(heading).not.toHaveText(ofList)
    await untilRead(page)
    faults.push(...(await faultsOf(page)))
  }
  await page.close()
  expect(faults).toEqual([])
})
