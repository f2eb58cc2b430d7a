// What stands before the name is put under it: every defect with its place, note and picture, the car and the signer.
import { expect } from '@playwright/test'
import {
  failCheckpoint,
  finish,
  openCheckpoint,
  passAll,
  passCheckpoint,
  photographBay,
  startAdHoc,
  toCheckpoints,
  toReview,
} from './inspector-app.ts'
import { inspectors, type Product } from './open-product.ts'
import { test } from './shared-product.ts'

let product: Product
test.beforeAll(({ product: shared }) => {
  product = shared
})
test.afterAll(({ product }) => product.closePhones())

test('review and signature show every defect and what is signed, and no pass before the end', async () => {
  const { page } = await product.phoneOf(inspectors.first)
  await page.setViewportSize({ width: 390, height: 844 })
  await startAdHoc(page, { plate: 'RV-101-EW', vin: '1M8GDM9AXKP042788' })
  await photographBay(page)
  await toCheckpoints(page)
  await passCheckpoint(page)
  await toReview(page)
  const verdict = page.locator('.verdict')
  await expect(verdict).toContainText('Not finished')
  await expect(verdict).not.toContainText('Pass')

  await page.getByRole('link', { name: 'Checkpoints' }).first().click()
  await openCheckpoint(page, 'Linings and pads')
  await page.getByRole('button', { name: 'Fail', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await toReview(page)
  await expect(verdict, 'failed, but nothing is named').toContainText('One checkpoint failed without a defect')
  await expect(verdict).not.toContainText('Pass')

  await page.getByRole('link', { name: 'Checkpoints' }).first().click()
  await openCheckpoint(page, 'Linings and pads')
  await failCheckpoint(page, { place: 'axle 1, left', note: 'inner pad down to the metal' })
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await passAll(page)
  await expect(verdict).toContainText('Fail')

  const stands = async () => {
    const found = page.getByRole('region', { name: 'Defects' }).getByRole('listitem').first()
    for (const words of ['Linings and pads', 'major', 'axle 1, left', 'inner pad down to the metal'])
      await expect(found).toContainText(words)
    await expect(found.getByRole('button', { name: /Photo 1/ }).locator('img')).toBeVisible()
    for (const words of ['RV-101-EW', '1M8GDM9AXKP042788', '128,402', 'Demo inspector'])
      await expect(page.getByRole('main').locator('dl')).toContainText(words)
  }
  await stands()
  await page.getByRole('link', { name: 'Sign…' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign' }).waitFor()
  await stands()
  await page.getByRole('link', { name: 'Review' }).click()
  expect(await finish(page)).toBe('Sign: fail, 1 major')
})
