// The office app as its user works it: by role, label and key, in English. Steps only; what must hold is the journeys' business.
import type { Page } from '@playwright/test'

const admin = { email: 'admin@demo.test', password: 'demo-password-please-change' }

/** Types who one is where the office asks for it. Whoever goes elsewhere at once waits until it has let them in. */
export async function enterOffice(page: Page, { email, password } = admin) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
