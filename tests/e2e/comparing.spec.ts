// What a car is compared with, what is found by searching, and what a retest is told.
import { expect, type Page } from '@playwright/test'
import {
  checkpointTitle,
  failCheckpoint,
  openCheckpoint,
  photographBay,
  sign,
  startAdHoc,
  startRetest,
  toCheckpoints,
} from './inspector-app.ts'
import { inspectors, type Product } from './open-product.ts'
import { test } from './shared-product.ts'
import { passTheRest } from './tap-in-page.ts'

let product: Product
let page: Page
test.beforeAll(async ({ product: shared }) => {
  product = shared
  const phone = await product.phoneOf(inspectors.first)
  page = phone.page
  await page.setViewportSize({ width: 390, height: 844 })
})
test.afterAll(({ product }) => product.closePhones())

test('typing another plate does not change the plate the car is to be compared with', async () => {
  const start = page.getByRole('link', { name: /^Start / }).first()
  const plate = (await start.innerText()).replace(/^Start\s+/, '').trim()
  await start.click()
  const accept = page.getByRole('button', { name: 'I understand, continue' })
  const field = page.getByLabel('Registration plate')
  await accept.or(field).first().waitFor()
  if (await accept.isVisible()) await accept.click()
  await field.fill('ZZ-999-ZZ')
  await page.getByLabel('VIN', { exact: true }).fill('1M8GDM9AXKP042788')
  const compared = page.locator('.note').filter({ hasText: 'Compare plate and VIN' })
  await expect(compared).toContainText(plate)
  await expect(compared).not.toContainText('ZZ-999-ZZ')
  await expect(compared).not.toContainText('1M8GDM9AXKP042788')
})

test('a mistyped search finds a defect of another checkpoint and opens that one', async () => {
  await page.goto('/inspect/')
  await startAdHoc(page, { plate: 'SE-101-AR' })
  await toCheckpoints(page)
  await openCheckpoint(page, 'Linings and pads')
  await page.getByRole('button', { name: 'Fail', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Search defects').fill('klaxonn')
  const elsewhere = dialog.getByRole('region', { name: 'At other checkpoints' })
  await elsewhere.getByRole('button').first().click()
  await expect(dialog.getByRole('heading', { level: 2 })).toContainText('Fail · Horn')
  await dialog.getByRole('button', { name: 'Add defect' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect(checkpointTitle(page)).toContainText('Horn')
  await expect(page.getByRole('region', { name: 'Defects' }).locator('.defect-card')).toHaveCount(1)
  await openCheckpoint(page, 'Linings and pads')
  await expect(page.locator('.check-card .state').first()).toHaveText('not answered')
})

test('guidance is cut only where the card has no room for it', async () => {
  await page.goto('/inspect/')
  await startAdHoc(page, { plate: 'GU-103-ID' })
  await toCheckpoints(page)
  await openCheckpoint(page, 'Service brake performance')
  const how = page.getByRole('button', { name: 'How?' })
  const help = page.locator('.card-help > p')
  const isWhole = () => help.evaluate((element) => element.scrollHeight <= element.clientHeight + 1)
  for (const height of [1400, 844, 480]) {
    await page.setViewportSize({ width: 390, height })
    await expect.poll(async () => (await isWhole()) !== (await how.isVisible())).toBe(true)
  }
  await page.setViewportSize({ width: 390, height: 1400 })
  await expect(how).toHaveCount(0)
  await page.setViewportSize({ width: 390, height: 844 })
})

test('a retest shows what failed, where, and the old values', async () => {
  const plate = 'RT-102-OL'
  await page.goto('/inspect/')
  await startAdHoc(page, { plate })
  await photographBay(page)
  await toCheckpoints(page)
  await openCheckpoint(page, 'Linings and pads')
  await page.getByRole('article').getByRole('button', { name: 'axle 1 left' }).click()
  await page.getByRole('dialog').getByLabel('Value').fill('6.5')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await failCheckpoint(page, { place: 'axle 1, left', note: 'inner pad crumbles' })
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await passTheRest(page)
  await sign(page)
  await page.getByRole('link', { name: `Start retest ${plate}` }).click()
  await expect(page.locator('.note').filter({ hasText: 'Judged again' })).toContainText('Linings and pads')
  await page.getByRole('link', { name: 'Go to Today' }).click()
  await startRetest(page, plate)
  await toCheckpoints(page)
  const before = page.locator('.note').filter({ hasText: 'Failed before' })
  for (const words of ['axle 1, left', 'inner pad crumbles', 'axle 1 left 6.5 mm'])
    await expect(before).toContainText(words)
})
