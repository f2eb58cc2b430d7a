// Every page and open dialog of a customer's account, cars and papers, reached as a customer reaches it.
import { expect, type Page } from '@playwright/test'
import { customer } from '../customer-story.ts'
import type { Screens } from './look-at.ts'

type Car = { plate: string; vin: string; number: string }

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = (page: Page, name: string) => page.locator('#content').getByRole('link', { name, exact: true }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const closeSheet = async (page: Page) => {
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Ways in, for whoever has no account, has forgotten its password, or follows a link. */
export async function waysIn(page: Page, { lookAt }: Screens) {
  await page.goto('/sign-in?new=yes')
  await press(page, 'Create account')
  await lookAt(page, 'customer, register, nothing filled in')
  await page.getByLabel('Your name').fill('Test Customer')
  await page.getByLabel('E-mail').fill('somebody@example.test')
  await page.getByLabel('Password', { exact: true }).fill('three words and more')
  await press(page, 'Create account')
  await page.getByText('Look into your mailbox').waitFor()
  await press(page, 'I have opened the link')
  await page.getByText('The account is not open yet').waitFor()
  await lookAt(page, 'customer, register, mail sent')
  await page.goto('/account/forgot-password')
  await page.getByLabel('E-mail').fill('somebody@example.test')
  await lookAt(page, 'customer, forgot password')
  await press(page, 'Send link')
  await page.getByText('Look into your mailbox').waitFor()
  await lookAt(page, 'customer, forgot password, mail sent')
  const token = `019a0000-0000-7000-8000-00000000ffff.${'x'.repeat(43)}`
  await page.goto(`/account/confirm-registration#${token}`)
  await page.getByLabel('Password', { exact: true }).fill('three words and more')
  await lookAt(page, 'customer, open account')
  await press(page, 'Open account')
  await page.getByText('This link was used').waitFor()
  await lookAt(page, 'customer, link over')
  await page.goto('/account/reset-password')
  await page.getByText('Something of the link is missing').waitFor()
  await lookAt(page, 'customer, link cut off')
  await page.goto(`/account/reset-password#${token}`)
  await page.getByLabel('New password').fill('short')
  await press(page, 'Save password')
  await lookAt(page, 'customer, reset password')
  await page.goto(`/account/confirm-email#${token}`)
  await lookAt(page, 'customer, confirm email')
}

export async function signInScreens(page: Page, { lookAt }: Screens) {
  await page.goto('/cars')
  await page.getByLabel('E-mail').fill(customer.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await press(page, 'Sign in')
  await page.getByText('E-mail or password is wrong').waitFor()
  await lookAt(page, 'customer, sign in refused')
  await page.getByLabel('Password', { exact: true }).fill(customer.password)
  await press(page, 'Sign in')
}

/** From no car to one that is proven to be the person's. */
export async function addCarScreens(page: Page, { lookAt }: Screens, { plate, vin, number }: Car) {
  await page.goto('/cars/add')
  await press(page, 'Add a car')
  await lookAt(page, 'customer, add car, nothing filled in')
  await page.getByLabel('Number plate').fill(plate)
  await page.getByLabel('Last characters of the VIN').fill(vin.slice(-6))
  await press(page, 'Add a car')
  await page.getByLabel('Number of the paper').fill(number.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))
  await press(page, 'Check')
  await page.getByText('One character of this number is wrong').waitFor()
  await lookAt(page, 'customer, prove car')
  await page.getByLabel('Number of the paper').fill(number)
  await press(page, 'Check')
  await page.getByRole('heading', { name: 'Odometer' }).waitFor()
}

/** A car with what is known of it, its report in plain words, and its papers. */
export async function carScreens(page: Page, { lookAt }: Screens, { plate }: Car) {
  await page.goto('/')
  await page.getByRole('link', { name: `Open ${plate}` }).waitFor()
  await expect(page.locator('.skeleton')).toHaveCount(0)
  await lookAt(page, 'customer, home')
  await page.goto('/cars')
  await page.getByRole('link', { name: `Open ${plate}` }).waitFor()
  await expect(page.locator('.skeleton')).toHaveCount(0)
  await lookAt(page, 'customer, cars')
  await page.getByRole('link', { name: `Open ${plate}` }).click()
  await page.getByRole('heading', { name: 'Odometer' }).waitFor()
  await page.getByText('As a table').click()
  await lookAt(page, 'customer, car')
  await press(page, 'Not mine any more')
  await lookAt(page, 'customer, give up car')
  await closeSheet(page)
  await page.getByRole('link').filter({ hasText: 'Not passed' }).first().click()
  await page.locator('.photo img').first().waitFor()
  await page.getByText('In the words of the law').first().click()
  await lookAt(page, 'customer, report')
  await page.locator('.photo').first().click()
  await page.locator('.picture').waitFor()
  await lookAt(page, 'customer, photo')
  await closeSheet(page)
}

export async function paperScreens(page: Page, { lookAt }: Screens) {
  await page.goto('/papers')
  await heading(page, 'Papers')
  await page
    .getByRole('link', { name: /Test report|Certificate/ })
    .first()
    .waitFor()
  await lookAt(page, 'customer, papers')
  await page
    .getByRole('link', { name: /Test report|Certificate/ })
    .first()
    .click()
  await page.getByRole('img', { name: /Code of certificate/ }).waitFor()
  await lookAt(page, 'customer, certificate')
}

/** What the customer of the demonstration has paid. */
export async function invoiceScreens(page: Page, { lookAt }: Screens) {
  await page.goto('/papers')
  await page
    .getByRole('link', { name: /Invoice/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Download PDF' }).waitFor()
  await lookAt(page, 'customer, invoice')
}

export async function accountScreens(page: Page, { lookAt }: Screens) {
  await page.goto('/account')
  await page.getByLabel('Phone').fill('06 12 34')
  await press(page, 'Save')
  await lookAt(page, 'customer, profile')
  await follow(page, 'Sign-in')
  await page.getByText('here, now').waitFor()
  await lookAt(page, 'customer, security')
  await follow(page, 'Your data')
  await page.getByRole('button', { name: 'Download my data' }).waitFor()
  await lookAt(page, 'customer, data')
  await press(page, 'Erase account…')
  await lookAt(page, 'customer, erase account')
  await closeSheet(page)
}

/** What is shown where there is nothing yet, no connection, and somebody else's. */
export async function emptyAndOffline(page: Page, { lookAt }: Screens) {
  await page.goto('/cars/019a0000-0000-7000-8000-00000000ffff')
  await page.getByText('This car is not among yours').waitFor()
  await lookAt(page, 'customer, car of somebody else')
  await page.route('**/api/v1/vehicles/*', (route) => route.abort())
  await page.route('**/api/v1/account', (route) => route.abort())
  await page.goto('/cars/019a0000-0000-7000-8000-00000000fffe')
  await page.getByText('The office does not answer').waitFor()
  await lookAt(page, 'customer, car without connection')
  await page.unrouteAll({ behavior: 'ignoreErrors' })
}
