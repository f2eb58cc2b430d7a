// What the tab says is what is on the screen: also while a page is on its way, and after a change of language.
import { expect, type Page, test } from '@playwright/test'
import { enterOffice } from './office-app.ts'
import { openProduct, type Product } from './open-product.ts'
import { appLanguage, wear } from './screens/looks.ts'

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

test('a record on its way is called what it is, has its heading and the focus, in the language chosen', async ({
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
  await expect(page).toHaveTitle('Contrôle · Contrôles · SmartAutoCheck')
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1, name: 'Contrôle' })).toBeVisible()
  await expect(main.getByRole('link', { name: 'Contrôles' })).toBeVisible()
  await main.focus()
  letRecord()
  await expect(page).toHaveTitle(/^(?!Contrôle ·).* · Contrôles · SmartAutoCheck$/)
  await expect(main).toBeFocused()
  await wear(page, { language: 'en', theme: 'light', size: 'desktop' })
  await expect(page).toHaveTitle(/ · Inspections · SmartAutoCheck$/)
  await page.close()
})

const records = [
  ['certificates', 'Certificate'],
  ['inspections', 'Inspection'],
  ['inspections/quarantine', 'Line'],
  ['money/payments', 'Payment'],
  ['money/invoices', 'Invoice'],
  ['quality/second-looks', 'Second look'],
  ['people', 'Person'],
  ['system/messages', 'Message'],
  ['system/letters', 'Event'],
] as const

test('a record there is none of says so below a heading, with the way back to its list', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: product.stack.url, viewport: { width: 1280, height: 800 } })
  await page.goto('/admin/')
  await enterOffice(page)
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  for (const [place, heading] of records)
    for (const id of ['01890000-0000-7000-8000-000000000000', 'no-id']) {
      await page.goto(`/admin/${place}/${id}`)
      const main = page.getByRole('main')
      await expect(main.getByRole('heading', { level: 2, name: 'Nothing here' })).toBeVisible()
      await expect(main.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
      await expect(main.getByRole('link')).toHaveAttribute('href', `/admin/${place}`)
    }
  await page.close()
})

test('what was found and measured is said in the language chosen, with the official text below a translation', async ({
  browser,
}) => {
  const page = await browser.newPage({ baseURL: product.stack.url, viewport: { width: 1280, height: 800 } })
  await page.goto('/admin/inspections?search=OP-654-QR')
  await enterOffice(page)
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  const found = page.getByRole('listitem').filter({ hasText: '4.1.1.a.2' }).first()
  await expect(found).toContainText('light source')
  await wear(page, { language: 'fr', theme: 'light', size: 'desktop' })
  await expect(found).toContainText('Source lumineuse')
  await wear(page, { language: 'ar', theme: 'light', size: 'desktop' })
  await expect(found.getByRole('paragraph').first()).toHaveText(/^[\p{sc=Arab}\p{P}\p{N}\s]+$/u)
  const official = found.getByText('Headlamp light source')
  await expect(official).toBeHidden()
  await found.getByText('النص الرسمي').click()
  await expect(official).toBeVisible()
  await expect(official).toHaveAttribute('lang', 'en')
  await page.goto(`${page.url()}?tab=measured`)
  const brakes = page.getByRole('row').nth(1).getByRole('cell').first()
  await expect(brakes).toHaveText(/^[\d.\s]+[\p{sc=Arab}\p{P}\p{N}\s]+$/u)
  await page.close()
})

test('a part that does not come leaves the page as it is, and comes when it can be had', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: product.stack.url, viewport: { width: 1280, height: 800 } })
  await page.goto('/admin/')
  await enterOffice(page)
  const heading = (name: string) => page.getByRole('heading', { level: 1, name })
  await heading('Today').waitFor()
  let refused = 0
  const parts = /\/(admin-fr|admin-[a-z-]*inspections-page)-[^/]*\.js$/
  await page.route(parts, (route) => {
    refused += 1
    return route.abort()
  })
  await page.evaluate(() => Object.assign(window, { isSame: true }))
  await appLanguage(page, 'fr')
  await expect.poll(() => refused).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Inspections', exact: true }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.evaluate(() => 'isSame' in window)).toBe(true)
  await page.unroute(parts)
  await heading('Cela n’a pas marché').waitFor()
  expect(await page.evaluate(() => 'isSame' in window)).toBe(true)
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await heading('Contrôles').waitFor()
  await page.close()
})
