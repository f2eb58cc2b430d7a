// Signing out for good: what it asks for, what it takes away, and what stays.
import { expect, type Page, test } from '@playwright/test'
import { openOutbox, photographBay, signIn, startAdHoc, todayHeading } from './inspector-app.ts'
import { inspectors, openProduct, type Product } from './open-product.ts'

let product: Product
test.beforeAll(async () => {
  product = await openProduct()
})
test.afterAll(() => product.close())

const dialogOf = async (page: Page) => {
  await page.goto('/inspect/settings')
  await page.getByRole('button', { name: 'Sign out for good' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign out for good' })
  return { dialog, act: dialog.getByRole('button', { name: 'Sign out for good' }) }
}
const signInHeading = (page: Page) => page.getByRole('heading', { name: 'Sign in' })

/** What is kept of keys and of a sign-out the office has not heard of. */
const keptOf = (page: Page) =>
  page.evaluate(async () => {
    const opening = indexedDB.open('sac-outbox')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const meta = opening.result.transaction('meta').objectStore('meta')
    const reads = ['openKey', 'personKeys', 'signedOut'].map((key) => meta.get(key))
    await Promise.all(reads.map((read) => new Promise((resolve) => read.addEventListener('success', resolve))))
    opening.result.close()
    const [openKey, personKeys, signedOut] = reads.map(({ result }) => result)
    return { open: openKey?.kid ?? null, keys: Object.keys(personKeys ?? {}).length, untold: signedOut !== undefined }
  })

test('with contact: the key is retired at the office, and a new sign-in goes on with what was saved', async () => {
  const { page } = await product.phoneOf(inspectors.first)
  await startAdHoc(page, { plate: 'SO-101-FG' })
  await photographBay(page)
  const { dialog, act } = await dialogOf(page)
  await expect(dialog).toContainText(/Not sealed yet.*SO-101-FG/)
  const retired = page.waitForResponse('**/sync/v1/keys/retire')
  await act.click()
  await signInHeading(page).waitFor()
  expect((await retired).status()).toBe(200)
  await expect.poll(() => keptOf(page)).toEqual({ open: null, keys: 0, untold: false })

  await signIn(page, inspectors.first)
  await expect(page.getByText('SO-101-FG')).toBeVisible()
  expect(await keptOf(page)).toMatchObject({ keys: 1, open: expect.any(String) })
  await expect(page.getByText('Your sign-in has ended')).toHaveCount(0)
})

test('without contact: unsent work is named and saved first, the key is gone at once, the office hears of it later', async () => {
  const { phone, page } = await product.phoneOf(inspectors.second)
  await phone.setOffline(true)
  await startAdHoc(page, { plate: 'SO-102-FG' })
  await photographBay(page)
  const { dialog, act } = await dialogOf(page)
  await expect(dialog).toContainText(/Not at the office yet.*SO-102-FG/)
  await expect(dialog).toContainText('the office is told with the next contact')
  await expect(act).toBeDisabled()
  const copy = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save a copy' }).click()
  await copy
  await act.click()
  await signInHeading(page).waitFor()
  await expect.poll(() => keptOf(page)).toEqual({ open: null, keys: 0, untold: true })

  await phone.setOffline(false)
  const retired = await page.waitForResponse('**/sync/v1/keys/retire')
  expect(retired.status()).toBe(200)
  await expect.poll(() => keptOf(page)).toMatchObject({ untold: false })
  // What waited is sent without anybody.
  await signIn(page, inspectors.second)
  await todayHeading(page).waitFor()
  await expect(await openOutbox(page)).toContainText('entries sent')
})
