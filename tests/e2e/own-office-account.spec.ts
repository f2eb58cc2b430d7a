// What an administrator changes of themselves in the office: the name everybody sees, and the address they sign in with.

import { expect, type Page } from '@playwright/test'
import { uuidv7 } from '@sac/platform/ids'
import { mailTo } from './mailbox.ts'
import { enterOffice } from './office-app.ts'
import type { Product } from './open-product.ts'
import { test } from './shared-product.ts'

const password = 'a long password of the office'
const before = 'nora.office@example.com'
const after = 'nora.elsewhere@example.com'

/** Opens the link of the latest mail of a template. */
async function openLink(page: Page, product: Product, wanted: { email: string; template: string }) {
  const { text } = await mailTo(product, wanted)
  const { pathname, hash } = new URL(/https?:\S+\/account\/\S+#\S+/.exec(text)?.[0] ?? '')
  await page.goto(pathname + hash)
}

async function becomeAdmin(page: Page, product: Product) {
  const account = { userId: uuidv7(), email: before, name: 'Nora Office', role: 'admin', inspectorNumber: null }
  await product.office('/api/v1/users', { ...account, language: 'en' })
  await openLink(page, product, { email: before, template: 'invitation' })
  await page.getByLabel('New password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Save password' }).click()
  await page.getByText('The new password counts').waitFor()
}

test('an administrator changes their name and, by a link in the new mailbox, the address they sign in with', async ({
  browser,
  product,
}) => {
  const page = await browser.newPage({ baseURL: product.stack.url })
  await becomeAdmin(page, product)
  await page.goto('/admin/account')
  await enterOffice(page, { email: before, password })

  await test.step('the name, and the language of the mails', async () => {
    const part = page.getByRole('region', { name: 'Name and language' })
    await part.getByLabel('Name', { exact: true }).fill(' ')
    await part.getByRole('button', { name: 'Save' }).click()
    await expect(part.getByText('Fill this in.')).toBeVisible()
    await part.getByLabel('Name', { exact: true }).fill('Nora Newname')
    await part.getByLabel('Français').check()
    await part.getByRole('button', { name: 'Save' }).click()
    await expect(part.getByText('Saved.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Nora Newname' })).toBeVisible()
    const own = page.getByRole('region', { name: 'Your account' })
    await expect(own).toContainText('Nora Newname')
  })

  await test.step('the address: not with a wrong password, and only once its link was opened', async () => {
    const part = page.getByRole('region', { name: 'Change e-mail address' })
    await part.getByLabel('New address').fill(after)
    await part.getByLabel('Present password').fill('not the password at all')
    await part.getByRole('button', { name: 'Send a link there' }).click()
    await expect(part.getByText('The present password is wrong.')).toBeVisible()
    await part.getByLabel('Present password').fill(password)
    await part.getByRole('button', { name: 'Send a link there' }).click()
    await expect(part.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible()
    await expect(part).toContainText(after)
    await expect(page.getByRole('region', { name: 'Your account' })).toContainText(before)

    await openLink(page, product, { email: after, template: 'confirm-email' })
    await page.getByRole('button', { name: 'Confirm this address' }).click()
    await page.getByRole('main').getByRole('link', { name: 'My account' }).click()
    await expect(page.getByRole('region', { name: 'Your account' })).toContainText(after)
  })

  await page.context().clearCookies()
  await page.evaluate(() => localStorage.clear())
  await page.goto('/admin/account')
  await enterOffice(page, { email: after, password })
  await expect(page.getByRole('button', { name: 'Nora Newname' })).toBeVisible()
  await page.close()
})
