// Every screen and open dialog of the inspector app, reached as an inspector reaches it.
import { expect, type Page } from '@playwright/test'
import { lock, openOutbox, photograph, signIn, toCheckpoints, todayHeading, unlock } from '../inspector-app.ts'
import type { Screens } from './look-at.ts'

export const plate = 'QR-321-ST'
const vin = '1M8GDM9AXKP042788'
export const inspector = { email: 'inspector@demo.test', password: 'demo-password-please-change' }

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()
export const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()
export const closeSheet = async (page: Page) => {
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** From the first visit to Today. */
export async function entryScreens(page: Page, { lookAt }: Screens) {
  await page.goto('/inspect/')
  await page.getByLabel('E-mail').fill(inspector.email)
  await lookAt(page, 'sign in')
  await page.getByLabel('Password').fill('not the password')
  await press(page, 'Sign in')
  await page.getByText('E-mail or password is wrong.').waitFor()
  await lookAt(page, 'sign in refused')
  await page.getByLabel('Password').fill(inspector.password)
  await press(page, 'Sign in')
  await page.getByLabel('PIN', { exact: true }).fill('2580')
  await page.getByLabel('PIN once more').fill('2581')
  await press(page, 'Save PIN')
  await lookAt(page, 'choose PIN, two differ')
  await page.getByLabel('PIN once more').fill('2580')
  await press(page, 'Save PIN')
  await page.getByLabel('Name of this device').fill('Phone 2')
  await lookAt(page, 'prepare this device')
  await page.route('**/sync/v1/changes*', (route) => route.abort())
  await press(page, 'Prepare this device')
  await todayHeading(page).waitFor()
  await page.getByText('No appointments for you today').waitFor()
  await lookAt(page, 'today empty')
  await page.unroute('**/sync/v1/changes*')
  await page.reload()
  await page.getByRole('region', { name: 'Next' }).waitFor()
  await lookAt(page, 'today with work')
  const drawer = await openOutbox(page)
  await drawer.getByText('Everything is at the office').waitFor()
  await lookAt(page, 'outbox empty')
  await closeSheet(page)
}

export async function settingsScreens(page: Page, { lookAt }: Screens) {
  await page.goto('/inspect/settings')
  await page.getByRole('heading', { name: 'This device' }).waitFor()
  await lookAt(page, 'settings')
  await press(page, 'Sign out for good')
  await page.getByRole('dialog', { name: 'Sign out for good' }).getByRole('paragraph').first().waitFor()
  await lookAt(page, 'sign out for good')
  await closeSheet(page)
  await page.getByText('Glove mode').click()
  await page.goto('/inspect/')
  await todayHeading(page).waitFor()
  await lookAt(page, 'today in glove mode')
  await page.goto('/inspect/settings')
  await page.getByText('Glove mode').click()
  await lock(page)
  await unlock(page, '0000')
  await page.getByText('This PIN is wrong.').waitFor()
  await lookAt(page, 'locked, wrong PIN')
  await unlock(page)
  await page.getByRole('heading', { name: 'This device' }).waitFor()
  await page.goto('/inspect/no-such-page')
  await page.getByRole('heading', { name: 'Nothing here' }).waitFor()
  await lookAt(page, 'not found')
  await page.goto('/inspect/i/019a0000-0000-7000-8000-00000000ffff/check')
  await page.getByText('not on this device').waitFor()
  await lookAt(page, 'inspection that is not here')
  await page.goto('/inspect/')
  await todayHeading(page).waitFor()
}

/** A part that does not come, and one that breaks; the page is without a service worker, which would have both. */
export async function waitingAndBrokenScreens(page: Page, { lookAt }: Screens) {
  await signIn(page, inspector)
  const part = '**/assets/settings-screen-*.js'
  await page.route(part, () => undefined)
  await page.goto('/inspect/settings')
  await page.locator('.skeleton').waitFor()
  await expect(page.locator('.skeleton')).toHaveCSS('opacity', '1')
  await lookAt(page, 'loading')
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  const body = "export const SettingsScreen = () => { throw new Error('broken on purpose') }"
  await page.route(part, (route) => route.fulfill({ contentType: 'text/javascript', body }))
  await page.goto('/inspect/settings')
  await page.getByRole('heading', { name: 'This did not work' }).waitFor()
  await lookAt(page, 'error')
  await page.unrouteAll({ behavior: 'ignoreErrors' })
}

/** A car without an appointment, from its form to the first checkpoint. */
export async function startScreens(page: Page, { lookAt }: Screens) {
  await follow(page, 'Another vehicle')
  const accept = page.getByRole('button', { name: 'I understand, continue' })
  const plateField = page.getByLabel('Registration plate')
  await accept.or(plateField).first().waitFor()
  if (await accept.isVisible()) {
    await lookAt(page, 'unsent work is not protected')
    await accept.click()
  }
  await press(page, 'Start inspection')
  await lookAt(page, 'start, nothing filled in')
  await plateField.fill(plate)
  await page.getByLabel('Country').fill('F')
  await page.getByLabel('VIN', { exact: true }).fill(vin.replace('X', '3'))
  await page.getByText(/Check digit does not match/).waitFor()
  await lookAt(page, 'start, VIN check digit wrong')
  await page.getByLabel('VIN', { exact: true }).fill(vin)
  await page.getByText('Check digit is right.').waitFor()
  await press(page, 'Scan VIN')
  await page
    .getByRole('dialog')
    .getByText(/barcode/i)
    .first()
    .waitFor()
  await lookAt(page, 'scan VIN')
  await closeSheet(page)
  await page.getByLabel('Odometer', { exact: true }).fill('99999999')
  await page.getByLabel('First registration').fill('1885-01-01')
  await page.getByLabel('Make').fill('Rena漢ult')
  await lookAt(page, 'start, questions at the fields')
  await page.getByLabel('Odometer', { exact: true }).fill('128402')
  await page.getByLabel('Fuel').selectOption('petrol')
  await page.getByLabel('First registration').fill('2016-05-12')
  await page.getByLabel('Make').fill('Renault')
  await page.getByLabel('Model').fill('Clio')
  await lookAt(page, 'start, VIN check digit right')
  await press(page, 'Start inspection')
  await page.getByRole('button', { name: 'Photograph car and plate' }).waitFor()
  await lookAt(page, 'vehicle')
  await press(page, 'Photograph car and plate')
  await page.getByRole('button', { name: 'Take photo' }).waitFor()
  await expect(page.getByRole('button', { name: 'Take photo' })).toBeEnabled()
  await lookAt(page, 'camera')
  await photograph(page)
  await page.getByRole('button', { name: /Photo 1/ }).click()
  await page.locator('.picture').waitFor()
  await lookAt(page, 'photo')
  await closeSheet(page)
}

/** Focus mode, list mode and everything that opens from them. */
export async function checkScreens(page: Page, { lookAt }: Screens) {
  await toCheckpoints(page)
  await lookAt(page, 'focus mode, nothing answered')
  await press(page, 'Inspection')
  await lookAt(page, 'inspection menu')
  await closeSheet(page)
  await press(page, 'More answers')
  await lookAt(page, 'more answers')
  await page.getByText('Not testable', { exact: true }).click()
  await press(page, 'Save answer')
  await lookAt(page, 'more answers, reason missing')
  await page.getByText('Add advisory', { exact: true }).click()
  await page.getByLabel('What should the owner know?').fill('Wipers are worn, replace before winter')
  await press(page, 'Save advisory')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await lookAt(page, 'focus mode with an advisory')
  await follow(page, 'List')
  await page.getByRole('navigation', { name: 'Checkpoints' }).waitFor()
  await lookAt(page, 'list mode')
}
