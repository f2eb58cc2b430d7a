// What the tab says is what is on the screen: also while a page is on its way, and after a change of language.
import { expect, type Page, test } from '@playwright/test'
import { enterOffice } from './office-app.ts'
import { openProduct, type Product } from './open-product.ts'
import { wear } from './screens/looks.ts'

let product: Product
test.beforeAll(async () => {
  product = await openProduct({ SEED: 'demo' })
})
test.afterAll(() => product.close())

/** What is asked for there waits until it is let go. */
async function hold(page: Page, address: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(address, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

test('a record on its way is neither called “Loading” nor by the list it is from, and is called in the language chosen', async ({
  browser,
}) => {
  const page = await browser.newPage({ baseURL: product.stack.url, viewport: { width: 1280, height: 800 } })
  await page.goto('/admin/inspections')
  await enterOffice(page)
  await expect(page).toHaveTitle('Inspections · SmartAutoCheck')
  const letPage = await hold(page, /-inspection-page-[^/]*\.js$/)
  const letRecord = await hold(page, /\/api\/v1\/inspections\/[0-9a-f-]{36}$/)
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await expect(page).toHaveTitle('Loading · SmartAutoCheck')
  await wear(page, { language: 'fr', theme: 'light', size: 'desktop' })
  await expect(page).toHaveTitle('Chargement · SmartAutoCheck')
  letPage()
  await expect(page).toHaveTitle('SmartAutoCheck')
  letRecord()
  await expect(page).toHaveTitle(/ · Contrôles · SmartAutoCheck$/)
  await wear(page, { language: 'en', theme: 'light', size: 'desktop' })
  await expect(page).toHaveTitle(/ · Inspections · SmartAutoCheck$/)
  await page.close()
})
