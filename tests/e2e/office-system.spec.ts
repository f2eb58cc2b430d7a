// What nobody understands is given up, sent back by an administrator, and comes back; what was written to people can be read.
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { tellBrokenEvent } from './broken-event.ts'
import { enterOffice } from './office-app.ts'
import { test } from './shared-product.ts'

test('a dead letter is found by its reason, sent back once, and dismissed when it fails again', async ({
  browser,
  product,
}) => {
  const key = await tellBrokenEvent(join(product.folder, 'data'))
  const context = await browser.newContext({ baseURL: product.stack.url })
  const page = await context.newPage()
  await page.goto(`/admin/system/letters?key=${key}`)
  await enterOffice(page)
  const row = page.getByRole('row').filter({ hasText: 'Not understood' })
  await expect(async () => {
    await page.keyboard.press('r')
    await expect(row).toHaveCount(1, { timeout: 15_000 })
  }).toPass()
  await expect(page.getByRole('region', { name: 'Open, by reason' })).toContainText('inspection-service-group')
  await row.getByRole('link').click()
  await page.getByRole('region', { name: 'What it says' }).getByText(key).waitFor()
  await page.getByRole('button', { name: 'Its bytes' }).click()
  await page.getByRole('region', { name: 'Its bytes' }).getByText('000000  7b 22').waitFor()

  await page.getByRole('button', { name: 'Send back…' }).click()
  const sending = page.getByRole('dialog')
  await sending.getByRole('button', { name: 'Send 1 back' }).click()
  await sending.getByText('Write why.').waitFor()
  await sending.getByLabel('Reason', { exact: true }).fill('A new release reads it')
  await sending.getByRole('button', { name: 'Send 1 back' }).dblclick()
  await sending.waitFor({ state: 'detached' })
  const before = page.getByRole('definition').filter({ hasText: /^1$/ })
  await expect(async () => {
    await page.reload()
    await page.getByRole('button', { name: 'Dismiss…' }).waitFor({ timeout: 15_000 })
  }).toPass()
  await expect(before.last()).toBeVisible()

  await page.getByRole('button', { name: 'Dismiss…' }).click()
  const closing = page.getByRole('dialog')
  await closing.getByLabel('Reason', { exact: true }).fill('It will never be valid')
  await closing.getByRole('button', { name: 'Dismiss this letter' }).click()
  await closing.waitFor({ state: 'detached' })
  await page.getByText('It will never be valid').waitFor()
  await expect(page.getByRole('button', { name: 'Send back…' })).toHaveCount(0)
  await context.close()
})

test('a message is previewed in another language, drawn within the policy of the page', async ({
  browser,
  product,
}) => {
  const context = await browser.newContext({ baseURL: product.stack.url })
  const page = await context.newPage()
  const refused: string[] = []
  page.on('console', (said) => {
    if (said.type() === 'error') refused.push(said.text())
  })
  await page.goto('/admin/system/templates')
  await enterOffice(page)
  await page.getByRole('link', { name: 'Test failed' }).click()
  const mail = page.frameLocator('iframe')
  await mail.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('radio', { name: 'Français' }).check()
  await expect(mail.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(mail.getByRole('heading', { level: 1 })).not.toHaveCSS('font-size', '32px')
  await expect(mail.getByRole('link')).toHaveCount(0)
  expect(refused.filter((text) => text.includes('Content Security Policy'))).toEqual([])
  await context.close()
})
