// Which car it is and what its odometer said before: asked at the field, on this device and on another, and never a block.
import { expect, type Page } from '@playwright/test'
import {
  describeCar,
  doneRow,
  photographBay,
  sign,
  startAdHoc,
  toCheckpoints,
  todayHeading,
  tryUntil,
} from './inspector-app.ts'
import { inspectors, type Phone, type Product } from './open-product.ts'
import { test } from './shared-product.ts'
import { passTheRest } from './tap-in-page.ts'

let product: Product
let first: Phone
test.beforeAll(async ({ product: shared }) => {
  product = shared
  first = await product.phoneOf(inspectors.first)
})
test.afterAll(({ product }) => product.closePhones())

const today = async (page: Page) => {
  await page.goto('/inspect/')
  await todayHeading(page).waitFor()
}
const odometer = (page: Page) => page.getByLabel('Odometer', { exact: true })
const question = (page: Page) => page.locator('.problem output')
const begins = async (page: Page) => {
  await page.getByRole('button', { name: 'Start inspection' }).click()
  await page.getByRole('link', { name: 'Checkpoints' }).waitFor()
}

test('a VIN is read out of what was typed, or the field says what it did not understand', async () => {
  const { page } = first
  await describeCar(page, { plate: 'VI-001-NN' })
  const vin = page.getByLabel('VIN', { exact: true })
  for (const typed of ['VIN: wvw zzz 1kz aw1 23456', 'N° de châssis WVWZZZ1КZАW123456', 'WVW-ZZZ–1ΚΖ-AW123456']) {
    await vin.fill(typed)
    await expect(vin).toHaveValue('WVWZZZ1KZAW123456')
  }
  await vin.fill('WVWЖZZ1KZAW123456')
  await expect(vin).toHaveValue('WVWЖZZ1KZAW123456')
  await expect(page.getByRole('alert').filter({ hasText: 'Ж' })).toBeVisible()
})

test('a reading lower than minutes ago on this device is asked about without a line, and begins all the same', async () => {
  const { page, phone } = first
  await today(page)
  await startAdHoc(page, { plate: 'OD-002-KM', vin: '', odometer: '128402' })
  await today(page)
  await phone.setOffline(true)
  await describeCar(page, { plate: 'od–002 km', vin: '', odometer: '128401' })
  await expect(question(page)).toContainText(/Lower than before: .128,402\s+km/)
  await expect(page.getByText('Last readings')).toContainText('128,402 km')
  await odometer(page).fill('128 410')
  await expect(question(page)).toHaveCount(0)
  await odometer(page).fill('99999999')
  await expect(question(page)).toContainText('More than any car has gone')
  await odometer(page).fill('999999')
  await expect(question(page)).toContainText(/More than 200 000 km a year since .128,402\s+km/)
  await page.getByText('replaced', { exact: true }).click()
  await odometer(page).fill('12')
  await expect(question(page)).toHaveCount(0)
  await page.getByText('read', { exact: true }).click()
  await expect(question(page)).toContainText('Lower than before')
  await begins(page)
  await expect(odometer(page)).toHaveValue('12')
  await expect(question(page)).toContainText('Lower than before')
  await phone.setOffline(false)
})

test('another device is told by the plate, however it is typed, and in the unit the reading was taken in', async () => {
  const { page } = first
  const plate = 'OD-003-MI'
  await today(page)
  await describeCar(page, { plate, odometer: '80000' })
  await page.getByText('mi', { exact: true }).click()
  await begins(page)
  await photographBay(page)
  await toCheckpoints(page)
  await passTheRest(page)
  await expect(page.getByText('80,000 mi')).toBeVisible()
  await sign(page)
  await tryUntil(page, doneRow(page, plate).getByText('certified'))

  const second = await product.phoneOf(inspectors.second)
  await today(second.page)
  await describeCar(second.page, { plate: 'od 003–mi', vin: '', odometer: '100000' })
  await expect(question(second.page)).toContainText(/Lower than before: .80,000\s+mi/)
  await odometer(second.page).fill('128800')
  await expect(question(second.page)).toHaveCount(0)
  await second.page.getByLabel('Registration plate').fill('OD-003-MX')
  await odometer(second.page).fill('5')
  await expect(second.page.getByText('No earlier reading is known.')).toBeVisible()
  await expect(question(second.page)).toHaveCount(0)
})
