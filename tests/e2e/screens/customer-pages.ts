// Every page and open dialog of the customer app, reached as a customer reaches it.
import { expect, type Page } from '@playwright/test'
import { chooseTimeAndCar, freeTimes, hold, payAct, signInHere, title } from '../customer-app.ts'
import type { Screens } from './look-at.ts'

const plate = 'SC-246-RN'

/** From the landing to a time that is held. */
export async function bookingPages(page: Page, { lookAt }: Screens) {
  await page.goto('/')
  await page.getByText('€79').waitFor()
  await page.getByText('Next free time').waitFor()
  await lookAt(page, 'landing')
  await page.goto('/book')
  await freeTimes(page).first().waitFor()
  await lookAt(page, 'book, when')
  await freeTimes(page).first().click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('The number plate is missing.').waitFor()
  await lookAt(page, 'book, which car')
  await page.goto('/')
  await chooseTimeAndCar(page, plate)
  await lookAt(page, 'book, check and sign in')
  await signInHere(page)
  await page.getByRole('button', { name: /^Hold this time/ }).waitFor()
  // What stays at the top lies on what is scrolled below it.
  await page.evaluate(() => scrollTo(0, 0))
  await lookAt(page, 'book, check')
  await hold(page)
  await lookAt(page, 'book, pay')
  await page.route('**/api/v1/**', (route) => route.abort())
  await page.getByRole('heading', { name: 'Not known yet' }).waitFor()
  await lookAt(page, 'book, pay without a connection')
  await page.unroute('**/api/v1/**')
}

/** There and back without paying, then the moment it is booked. */
export async function paidPages(page: Page, { lookAt }: Screens) {
  await page.goto('/')
  await chooseTimeAndCar(page, 'SC-135-PD')
  await hold(page)
  await payAct(page).click()
  await page.getByText('This is a demonstration').waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Not paid yet' }).waitFor()
  await lookAt(page, 'book, not paid yet')
  await page.getByRole('button', { name: 'Continue to the payment page' }).click()
  await page.getByRole('button', { name: /^Pay/ }).click()
  await title(page, 'Booked. See you then.').waitFor()
  await lookAt(page, 'booked')
}

/** What is booked, moved, cancelled and waited for. */
export async function appointmentPages(page: Page, { lookAt }: Screens) {
  await page.goto('/appointments')
  await page.getByRole('link', { name: new RegExp(plate) }).waitFor()
  await lookAt(page, 'my appointments')
  await page.getByRole('link', { name: new RegExp(plate) }).click()
  await page.getByRole('button', { name: 'Cancel', exact: true }).waitFor()
  await lookAt(page, 'one appointment')
  await page.getByRole('link', { name: 'Move' }).click()
  await freeTimes(page).nth(2).click()
  await lookAt(page, 'move an appointment')
  await page.goBack()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.getByText('Cancelling costs nothing.').waitFor()
  await lookAt(page, 'cancel an appointment')
  await page.getByRole('button', { name: 'Cancel the appointment' }).click()
  await page.getByText('Cancelled', { exact: true }).waitFor()
  await lookAt(page, 'cancelled appointment')
  await page.goto('/book/wait')
  await page.getByLabel('From').waitFor()
  await lookAt(page, 'wait for a time')
  await page.goto('/book/nowhere')
  await title(page, 'Nothing here').waitFor()
  await lookAt(page, 'nothing here')
}

/** Nobody answers, and nothing is kept. */
export async function troubledPages(page: Page, { lookAt }: Screens) {
  await page.route('**/api/v1/**', (route) => route.abort())
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill('customer@demo.test')
  await page.getByLabel('Password', { exact: true }).fill('anything')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').waitFor()
  await lookAt(page, 'sign in, nobody answers')
  await page.goto('/book')
  await expect(page.getByRole('heading', { name: 'The office does not answer' })).toBeVisible()
  await lookAt(page, 'book, nobody answers')
}
