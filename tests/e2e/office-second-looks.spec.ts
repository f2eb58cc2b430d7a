// Two administrators and one second look, one share, one appeal: what one has in hand stays, and nothing of the other is overwritten.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/simulated-device.ts'
import { drawSecondLook } from './draw-second-look.ts'
import { enterOffice } from './office-app.ts'
import { openProduct, type Product } from './open-product.ts'

let product: Product
test.beforeAll(async () => {
  product = await openProduct({ SEED: 'demo' })
})
test.afterAll(() => product.close())

const password = 'demo-password-please-change'

async function at(browser: Browser, email: string, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: product.stack.url })
  const page = await context.newPage()
  await page.goto(path)
  await enterOffice(page, { email, password })
  return page
}

const dialog = (page: Page) => page.getByRole('dialog')

test('what somebody fills in stays when another records meanwhile, and says who did', async ({ browser }) => {
  await drawSecondLook(product)
  const list = '/admin/quality/second-looks'
  const ann = await at(browser, 'admin@demo.test', list)
  await ann.getByRole('row').nth(1).getByRole('link').click()
  await ann.getByRole('button', { name: 'The rest is in order' }).click()
  const form = ann.getByRole('region', { name: 'Second look', exact: true })
  await expect(form.getByRole('status')).toHaveText('Checkpoints without an answer: 0')

  const ben = await at(browser, 'admin2@demo.test', new URL(ann.url()).pathname)
  await ben.getByRole('button', { name: 'Nobody can look…' }).click()
  await dialog(ben).getByLabel('Reason').fill('The car had left.')
  await dialog(ben).getByRole('button', { name: 'Set aside' }).click()
  await ben.getByRole('region', { name: 'Why nobody looked' }).waitFor()
  await expect(ben.getByRole('region', { name: 'Second look', exact: true })).toHaveCount(0)

  await ann.getByLabel('Who looked').selectOption({ index: 1 })
  await form.getByRole('button', { name: 'Record what was found…' }).click()
  await dialog(ann).getByRole('button', { name: 'Record for good' }).click()
  await dialog(ann).getByRole('button', { name: 'Look at it again' }).click()
  await expect(ann.getByRole('insertion')).toHaveText(['Set aside'])
  await expect(ann.getByRole('heading', { name: /has changed this meanwhile/ })).toBeVisible()
  await expect(form.getByRole('status')).toHaveText('Checkpoints without an answer: 0')
  await expect(form.getByRole('button', { name: 'Record what was found…' })).toBeDisabled()
})

test('a share two administrators change at once is changed once, and the second is told', async ({ browser }) => {
  const path = '/admin/quality?days=365'
  const [ann, ben] = [await at(browser, 'admin@demo.test', path), await at(browser, 'admin2@demo.test', path)]
  const open = async (page: Page) => {
    const part = page.getByRole('region', { name: 'Second looks' })
    await part.getByRole('button', { name: /^Change/ }).click()
  }
  const change = async (page: Page, perMille: string) => {
    await dialog(page).getByRole('textbox').fill(perMille)
    await dialog(page).getByRole('button', { name: 'Draw so many' }).click()
  }
  await open(ann)
  await open(ben)
  await change(ann, '50')
  await dialog(ann).waitFor({ state: 'detached' })
  await change(ben, '70')
  await expect(dialog(ben).getByText('Nothing of yours was done.')).toBeVisible()
  await expect(dialog(ben).getByRole('deletion')).toHaveText([/of 1000/])
  await expect(dialog(ben).getByRole('insertion')).toHaveText([/50 of 1000/])
})

test('whoever decides an appeal another has taken over meanwhile is told so before anything is done', async ({
  browser,
}) => {
  const { inspections } = await (await product.office('/api/v1/inspections?search=OP-654-QR')).json()
  await product.office(`/api/v1/tests/${inspections[0].inspectionId}/appeal`, { reason: 'The lamp was lit.' })
  const { appeals } = await (await product.office('/api/v1/appeals')).json()
  const { appealId } = appeals[0]
  const ann = await at(browser, 'admin@demo.test', '/admin/inspections/appeals')
  await ann.getByRole('button', { name: 'Take the appeal about OP-654-QR' }).click()
  await ann.getByRole('button', { name: 'Decide the appeal about OP-654-QR' }).click()
  await dialog(ann).getByLabel('Reason').fill('It was seen again.')

  const { accessToken } = await signIn(product.stack.url, 'admin2@demo.test')
  const taken = await fetch(`${product.stack.url}/api/v1/appeals/${appealId}/take`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
  })
  expect(taken.status).toBe(200)
  await expect(dialog(ann).getByText('Second demo admin has changed this meanwhile')).toBeVisible()
  await expect(dialog(ann).getByRole('deletion')).toHaveText([/^Taken by: /])
  await expect(dialog(ann).getByRole('insertion')).toHaveText(['Taken by: Second demo admin'])
  await expect(dialog(ann).getByLabel('Reason')).toHaveValue('It was seen again.')
})
