// Accounts, qualifications and the audit, as an administrator works them. By roles and labels.
import { expect, type Route } from '@playwright/test'
import { enterOffice } from './office-app.ts'
import { test } from './shared-product.ts'

test('an inspector is made, qualified and disabled, once each, and the audit says so', async ({ browser, product }) => {
  const context = await browser.newContext({ baseURL: product.stack.url, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto('/admin/people')
  await enterOffice(page)
  await page.getByRole('table').waitFor()

  await page.getByRole('button', { name: 'Invite staff' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Nina Newcomer')
  await dialog.getByLabel('E-mail').fill('nina.newcomer@example.com')
  await dialog.getByLabel('Inspector’s number').fill('ins-771')
  // The answer is lost the first time; sent again by the same dialog it is the same account.
  const loseAnswer = async (route: Route) => {
    await route.fetch()
    await route.abort()
  }
  await page.route('**/api/v1/users', loseAnswer, { times: 1 })
  await dialog.getByRole('button', { name: 'Send the invitation' }).click()
  await dialog.getByRole('alert').waitFor()
  await dialog.getByRole('button', { name: 'Send the invitation' }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: 'Nina Newcomer' })).toBeVisible()
  await expect(page.getByText('Invited')).toBeVisible()

  await page.getByRole('button', { name: 'Record one…' }).click()
  await dialog.getByLabel('Valid from').fill('2026-01-01')
  await dialog.getByLabel('Valid until').fill('2027-12-31')
  await dialog.getByRole('button', { name: 'Record the qualification' }).dblclick()
  await expect(page.getByRole('button', { name: 'Withdraw…' })).toHaveCount(1)

  await page.getByRole('button', { name: 'Disable…' }).click()
  await dialog.getByRole('button', { name: 'Disable and sign out everywhere' }).click()
  await expect(dialog.getByText('Write why.')).toBeVisible()
  await dialog.getByLabel('Reason').fill('Left the house')
  await dialog.getByRole('button', { name: 'Disable and sign out everywhere' }).dblclick()
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible()

  await page.goto('/admin/people?search=newcomer&state=disabled')
  await expect(page.getByRole('link', { name: 'Nina Newcomer' })).toHaveCount(1)
  await page.goto('/admin/system/audit')
  const acts = page.getByRole('row').filter({ hasText: 'Left the house' })
  await expect(acts).toHaveCount(1)
  await expect(acts).toContainText('Disabled an account')
  await context.close()
})
