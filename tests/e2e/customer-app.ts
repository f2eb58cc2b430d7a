// The customer app as its user works it: by role and label, in English. Steps only; what must hold is the journeys' business.
import { expect, type Page } from '@playwright/test'

const customer = { email: 'customer@demo.test', password: 'demo-password-please-change' }

/** Signs in where the page asks for it. */
export async function signInHere(page: Page, { email, password } = customer) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** From the landing to the check: the first free time, and a vehicle by its plate. */
export async function chooseTimeAndCar(page: Page, plate: string) {
  await page.getByRole('main').getByRole('link', { name: 'Book a test' }).click()
  await freeTimes(page).first().click()
  await page.getByLabel('Number plate').fill(plate)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { level: 1, name: 'Is this right?' }).waitFor()
}

export const freeTimes = (page: Page) => page.getByRole('button', { name: /^\d\d:\d\d$/ })
export const holdAct = (page: Page) => page.getByRole('button', { name: /^Hold this time/ })
export const payAct = (page: Page) => page.getByRole('button', { name: /^Pay €/ })
export const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** Holds what was chosen; ends where it is paid. */
export async function hold(page: Page): Promise<string> {
  await holdAct(page).click()
  await expect(payAct(page)).toBeVisible()
  return page.url().split('/').at(-1) ?? ''
}
