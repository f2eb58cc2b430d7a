// Two administrators and one centre: who changes what another has changed meanwhile is told, and nothing of either is lost.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { enterOffice } from './office-app.ts'
import { openProduct, type Product } from './open-product.ts'
import { dayAhead, planCar } from './plan-car.ts'

let product: Product
test.beforeAll(async () => {
  product = await openProduct({ SEED: 'demo' })
})
test.afterAll(() => product.close())

const password = 'demo-password-please-change'

async function atSettings(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: product.stack.url })
  const page = await context.newPage()
  await page.goto('/admin/system/settings')
  await enterOffice(page, { email, password })
  await page.getByRole('region', { name: 'Opening hours' }).waitFor()
  return page
}

const hours = (page: Page) => page.getByRole('region', { name: 'Opening hours' })
const dialog = (page: Page) => page.getByRole('dialog')
const openHours = (page: Page) => page.getByRole('button', { name: 'Change: Opening hours' }).click()
const save = (page: Page) => dialog(page).getByRole('button', { name: 'Change the opening hours' }).dblclick()

test('opening hours two administrators change at once are changed once, and the second is told', async ({
  browser,
}) => {
  const ann = await atSettings(browser, 'admin@demo.test')
  const ben = await atSettings(browser, 'admin2@demo.test')
  await openHours(ann)
  await openHours(ben)

  await dialog(ann).getByLabel('Monday, opens').fill('7:30')
  await save(ann)
  await dialog(ann).waitFor({ state: 'detached' })
  await expect(hours(ann)).toContainText('07:30–18:00')

  await dialog(ben).getByLabel('Tuesday, closes').fill('20:00')
  await save(ben)
  const different = dialog(ben).getByRole('list')
  await expect(different.getByRole('deletion')).toHaveText(['Monday 08:00–18:00'])
  await expect(different.getByRole('insertion')).toHaveText(['Monday 07:30–18:00'])
  await expect(dialog(ben).getByText('Nothing of yours was done.')).toBeVisible()
  await dialog(ben).getByRole('button', { name: 'Look at it again' }).click()
  await expect(hours(ben)).toContainText('07:30–18:00')
  await expect(hours(ben)).not.toContainText('20:00')

  await openHours(ben)
  await expect(dialog(ben).getByLabel('Monday, opens')).toHaveValue('07:30')
  await dialog(ben).getByLabel('Tuesday, closes').fill('20')
  await save(ben)
  await dialog(ben).getByText('Times are written 08:00 to 24:00').waitFor()
  await dialog(ben).getByLabel('Tuesday, closes').fill('20:00')
  await save(ben)
  await dialog(ben).waitFor({ state: 'detached' })
  await ann.reload()
  await expect(hours(ann)).toContainText('07:30–18:00')
  await expect(hours(ann)).toContainText('08:00–20:00')
})

test('a seller somebody else has changed meanwhile is not overwritten', async ({ browser }) => {
  const ann = await atSettings(browser, 'admin@demo.test')
  const ben = await atSettings(browser, 'admin2@demo.test')
  for (const page of [ann, ben]) {
    await page.goto('/admin/money/sellers')
    await page.getByRole('button', { name: 'Change…' }).first().click()
  }
  const write = (page: Page) =>
    dialog(page).getByRole('button', { name: 'Write it on invoices from now on' }).dblclick()
  await dialog(ben).getByLabel('City').fill('Elsewhere')
  await dialog(ann).getByLabel('Street').fill('2 New Street')
  await write(ann)
  await dialog(ann).waitFor({ state: 'detached' })

  await expect(dialog(ben).getByRole('insertion')).toContainText(['2 New Street'])
  await expect(dialog(ben).getByLabel('City')).toHaveValue('Elsewhere')
  await write(ben)
  await expect(dialog(ben).getByText('Nothing of yours was done.')).toBeVisible()
  await dialog(ben).getByRole('button', { name: 'Look at it again' }).click()
  await expect(ben.getByText('2 New Street')).toBeVisible()
  await expect(ben.getByText('Elsewhere')).toHaveCount(0)
})

test('equipment somebody else has changed meanwhile is retired by nobody who has not seen it', async ({ browser }) => {
  const ann = await atSettings(browser, 'admin@demo.test')
  const ben = await atSettings(browser, 'admin2@demo.test')
  for (const page of [ann, ben]) await page.goto('/admin/system/calibrations')
  const first = (page: Page) => page.getByRole('row').nth(1)
  await first(ben)
    .getByRole('button', { name: /^Retire/ })
    .click()
  await dialog(ben).getByLabel('Reason', { exact: true }).fill('Dropped')
  await first(ann)
    .getByRole('button', { name: /^Calibrated…/ })
    .click()
  await dialog(ann).getByLabel('Name', { exact: true }).fill('Another name')
  await dialog(ann)
    .getByLabel(/^Calibrated until/)
    .fill(dayAhead(180))
  await dialog(ann).getByRole('button', { name: 'Record the calibration' }).click()
  await dialog(ann).waitFor({ state: 'detached' })

  await expect(dialog(ben).getByRole('insertion')).toContainText(['Name: Another name'])
  await expect(dialog(ben).getByLabel('Reason', { exact: true })).toHaveValue('Dropped')
  await dialog(ben).getByRole('button', { name: 'Take it out of use' }).click()
  await expect(dialog(ben).getByText('Nothing of yours was done.')).toBeVisible()
})

test('who is booked on a day that is closed is shown with the way there, until moved or cancelled', async ({
  browser,
}) => {
  const ann = await atSettings(browser, 'admin@demo.test')
  const daysAhead = 30
  await planCar(product, { plate: 'ST-101-RA', hour: 15, daysAhead })
  await planCar(product, { plate: 'ST-102-RA', hour: 16, daysAhead })
  await ann.getByRole('button', { name: 'Close for days…' }).click()
  await dialog(ann).getByLabel('First day').fill(dayAhead(daysAhead))
  await dialog(ann).getByLabel('Why', { exact: true }).fill('Works')
  await dialog(ann).getByRole('button', { name: 'Close on these days' }).click()
  await dialog(ann).waitFor({ state: 'detached' })

  await ann.getByRole('heading', { name: '2 bookings lie outside of your hours' }).waitFor()
  const stranded = ann.getByRole('listitem').filter({ hasText: 'ST-101-RA' })
  await stranded.getByRole('link').click()
  await ann.locator('button.booking').filter({ hasText: 'ST-101-RA' }).click()
  await dialog(ann).getByRole('button', { name: 'Cancel…' }).click()
  await dialog(ann).getByLabel('Reason', { exact: true }).fill('Closed for works')
  await dialog(ann).getByRole('button', { name: 'Cancel the booking' }).click()
  await dialog(ann).waitFor({ state: 'detached' })
  await ann.getByRole('heading', { name: '1 booking lies outside of your hours' }).waitFor()
  await expect(stranded).toHaveCount(0)
})
