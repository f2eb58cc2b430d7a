// Every page and open dialog of the office, reached as an administrator reaches it.
import type { Page } from '@playwright/test'
import { enterOffice } from '../office-app.ts'
import type { Screens } from './look-at.ts'

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const escape = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Who may come in, and who may not. */
export async function adminDoors(page: Page, { lookAt }: Screens) {
  await page.goto('/admin')
  await press(page, 'Sign in')
  await page.getByText('This is no e-mail address').waitFor()
  await lookAt(page, 'office, sign in')
  await enterOffice(page, { email: 'inspector@demo.test', password: 'demo-password-please-change' })
  await heading(page, 'This is for administrators')
  await lookAt(page, 'office, not for inspectors')
  await press(page, 'Sign in as somebody else')
  await enterOffice(page)
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
}

/** Of an office where administrators need a second factor. */
export async function secondFactorPages(page: Page, { lookAt }: Screens) {
  await page.goto('/admin/inspections')
  await enterOffice(page)
  await heading(page, 'Set up your second factor')
  await lookAt(page, 'office, second factor')
}

/** What is around every page. */
export async function framePages(page: Page, { lookAt }: Screens) {
  await page.goto('/admin/inspections')
  await page.getByRole('table').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('in')
  await lookAt(page, 'office, palette')
  await escape(page)
  await page.keyboard.press('?')
  await lookAt(page, 'office, keys')
  await escape(page)
  await page.goto('/admin/nothing-here')
  await heading(page, 'Nothing here')
  await lookAt(page, 'office, nothing here')
}

export async function inspectionPages(page: Page, { lookAt }: Screens) {
  await page.goto('/admin/inspections')
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, inspections')
  await press(page, 'Columns')
  await lookAt(page, 'office, columns')
  await page.keyboard.press('Escape')
  await page.goto('/admin/inspections?search=zz')
  await page.getByText('Nothing fits these filters').waitFor()
  await lookAt(page, 'office, nothing found')
  await page.goto('/admin/inspections')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
  await lookAt(page, 'office, inspection')
  await press(page, 'Close it…')
  await press(page, 'End the inspection without result')
  await lookAt(page, 'office, act without reason')
  await escape(page)
}
