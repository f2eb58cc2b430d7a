// Forms that cannot be sent as they are: whoever tries is led to what is wrong.
import { expect, type Page } from '@playwright/test'
import { chooseTimeAndCar, signInHere } from './customer-app.ts'
import { test } from './shared-product.ts'

test.use({ viewport: { width: 360, height: 780 }, timezoneId: 'Europe/Paris' })

let page: Page
test.beforeEach(async ({ browser, product }) => {
  page = await browser.newPage({ baseURL: product.stack.url })
})
test.afterEach(() => page.close())

const summary = (name: string | RegExp) => page.getByRole('region', { name })

test('several wrong fields are listed above the form; the list has the focus, and leads to each', async () => {
  await page.goto('/account')
  await signInHere(page, { email: 'customer2@demo.test', password: 'demo-password-please-change' })
  await page.getByLabel('Your name').fill('')
  await page.getByLabel('Phone').fill('0612')
  await page.getByLabel('Postcode').fill('59000')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(summary('4 things to put right')).toBeFocused()
  await summary('4 things to put right')
    .getByRole('link', { name: /^Phone/ })
    .click()
  await expect(page.getByLabel('Phone')).toBeFocused()
  // In another language the list says the same, and leads nobody away from where they are.
  const french = page.getByRole('contentinfo').getByText('Français')
  await french.click()
  await expect(summary('4 choses à corriger').getByRole('link', { name: /^Téléphone\s: .*pays/ })).toBeVisible()
  await expect(summary('4 choses à corriger')).not.toBeFocused()
  await page.getByRole('contentinfo').getByText('English').click()
  await expect(summary('4 things to put right')).toBeVisible()

  await page.getByLabel('Phone').fill('+33612345678')
  await page.getByLabel('Postcode').fill('')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByLabel('Your name')).toBeFocused()
  await expect(summary(/to put right/)).toBeHidden()
})

test('who makes an account in the middle of a booking, and the office, are led the same way', async () => {
  await page.goto('/')
  await chooseTimeAndCar(page, 'fo-101-ok')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(summary('2 things to put right')).toBeFocused()
  await page.goto('/admin')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(summary('2 things to put right')).toBeFocused()
})

test('the days of the waiting list are chosen in the calendar of the booking', async () => {
  await page.goto('/')
  await chooseTimeAndCar(page, 'fo-102-ok')
  await page.goto('/book/wait')
  await signInHere(page, { email: 'customer2@demo.test', password: 'demo-password-please-change' })
  const from = page.getByRole('button', { name: /^From/ })
  const before = await from.innerText()
  await from.click()
  const days = page.getByRole('dialog').getByRole('gridcell').getByRole('button', { disabled: false })
  await days.last().focus()
  await page.keyboard.press('PageDown')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(from).toBeFocused()
  expect(await from.innerText()).not.toBe(before)
  // No end before its beginning.
  expect(await page.getByRole('button', { name: /^To/ }).innerText()).toBe(await from.innerText())
  await page.getByRole('button', { name: 'Wait for a time' }).click()
  await expect(page.getByRole('heading', { name: 'You are on the list' })).toBeVisible()
})
