// What the app says of line, sign-in, storage and clock is what is so, and nothing else.
import { expect, type Locator, type Page } from '@playwright/test'
import {
  openOutbox,
  passCheckpoint,
  photographBay,
  sign,
  startAdHoc,
  toCheckpoints,
  todayHeading,
} from './inspector-app.ts'
import { inspectors, type Product } from './open-product.ts'
import { test } from './shared-product.ts'
import { passTheRest } from './tap-in-page.ts'

let product: Product
test.beforeAll(({ product: shared }) => {
  product = shared
})
test.afterAll(({ product }) => product.closePhones())

const connection = (page: Page) => page.getByRole('button', { name: /^Connection and waiting/ })
const phone = async () => {
  const opened = await product.phoneOf(inspectors.first)
  await opened.page.setViewportSize({ width: 390, height: 844 })
  return opened
}

test('a sign-in that has ended is said and renewed, and nobody is said to be out of reach', async () => {
  const { phone: context, page } = await phone()
  await context.clearCookies()
  await page.reload()
  await todayHeading(page).waitFor()
  await expect(page.getByText('Your sign-in has ended').first()).toBeVisible()
  await expect(page.getByText(/cannot be reached/)).toHaveCount(0)
  const drawer = await openOutbox(page)
  await expect(drawer).toContainText('Your sign-in has ended')
  await drawer.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill(inspectors.first.email)
  await page.getByLabel('Password').fill(inspectors.first.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await todayHeading(page).waitFor()
  await expect(page.getByText('Your sign-in has ended')).toHaveCount(0)
  await expect(connection(page)).toHaveAccessibleName(/Connected/)
})

/** Also those of a day that is folded. */
const startsIn = (within: Page | Locator) => within.getByRole('link', { name: /^Start /, includeHidden: true })

/** What can be begun today; others may book for other days meanwhile. */
async function plannedToday(page: Page): Promise<string[]> {
  await expect(connection(page)).toHaveAccessibleName(/Connected/)
  const starts = startsIn(page.getByRole('region', { name: 'Next' }))
  await starts.first().waitFor()
  return starts.allTextContents()
}

async function expectAll(starts: Locator, planned: readonly string[]) {
  await expect.poll(() => starts.allTextContents()).toEqual(expect.arrayContaining([...planned]))
}

test('a clock two days wrong is said at once, and no appointment disappears', async () => {
  const { page } = await phone()
  const planned = await plannedToday(page)
  await page.clock.setSystemTime(Date.now() + 2 * 24 * 3_600_000)
  await page.reload()
  await todayHeading(page).waitFor()
  await expect(page.getByRole('alert').filter({ hasText: 'The clock of this device is wrong' })).toBeVisible()
  await expectAll(startsIn(page.getByRole('region', { name: 'Next' })), planned)
})

test('offline and two days on, the appointments stand under their own day', async () => {
  const { phone: context, page } = await phone()
  const planned = await plannedToday(page)
  await context.setOffline(true)
  await page.clock.setSystemTime(Date.now() + 2 * 24 * 3_600_000)
  await page.reload()
  await todayHeading(page).waitFor()
  await expectAll(startsIn(page), planned)
})

test('a full device is named at the tap, in a banner and before a new start', async () => {
  const { page } = await phone()
  await startAdHoc(page, { plate: 'FU-101-LL' })
  await toCheckpoints(page)
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.getByRole('button', { name: 'Pass', exact: true }).click()
  await expect(page.getByText('Not saved: the storage of this device is full.')).toBeVisible()
  await expect(page.locator('.red-banner')).toContainText('The storage of this device is full.')
  await page.getByRole('link', { name: 'Go to Today' }).click()
  await page.getByRole('link', { name: 'Another vehicle' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Storage is full' })).toBeVisible()
})

test('a signature is no photo, and an office that does not answer is no connection', async () => {
  const { phone: context, page } = await phone()
  await context.setOffline(true)
  await expect(connection(page)).toHaveAccessibleName(/No signal/)
  await startAdHoc(page, { plate: 'SI-102-GN' })
  await photographBay(page)
  await toCheckpoints(page)
  await passCheckpoint(page)
  await passTheRest(page)
  await sign(page)
  const drawer = await openOutbox(page)
  await expect(drawer).toContainText('1 photo · 1 signature')
  await expect(drawer).toContainText('photos 0 of 1')
  await drawer.getByRole('button', { name: 'Close' }).click()

  await product.stack.stop()
  await context.setOffline(false)
  await expect(connection(page)).toHaveAccessibleName(/The office does not answer/)
  await expect(page.getByText('The office does not answer. Work is saved on this device.')).toBeVisible()
  await expect(page.getByText('Connected', { exact: true })).toHaveCount(0)
  await product.stack.start()
})
