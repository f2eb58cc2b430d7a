// Two administrators and one certificate: found by its plate, suspended by one, revoked by both.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { uuidv7 } from '@sac/platform/ids'
import { deliverBlobs } from '../pipeline/deliver.ts'
import { recordInspection } from '../pipeline/whole-inspection.ts'
import { enrolDevice, signIn } from '../support/simulated-device.ts'
import { enterOffice } from './office-app.ts'
import { openProduct, type Product } from './open-product.ts'

let product: Product
test.beforeAll(async () => {
  product = await openProduct({ SEED: 'demo' })
})
test.afterAll(() => product.close())

const password = 'demo-password-please-change'

async function asAdmin(browser: Browser, email: string, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: product.stack.url })
  const page = await context.newPage()
  await page.goto(path)
  await enterOffice(page, { email, password })
  return page
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

async function decide(page: Page, { act, reason }: { act: string; reason?: string }) {
  const dialog = page.getByRole('dialog')
  if (reason) await dialog.getByLabel('Reason', { exact: true }).fill(reason)
  await dialog.getByRole('button', { name: act }).dblclick()
  await dialog.waitFor({ state: 'detached' })
}

/** How often something happened to the certificate that is shown. */
const happened = (page: Page, what: string) =>
  page.getByRole('region', { name: 'What happened' }).getByText(what, { exact: true })

test('a certificate is found by its plate, and revoked when a second administrator agrees', async ({ browser }) => {
  const ann = await asAdmin(browser, 'admin@demo.test', '/admin/certificates')
  const row = ann.getByRole('row').filter({ hasText: 'In force' }).filter({ hasText: 'Passed' }).first()
  await row.waitFor()
  const plate = await row.getByRole('cell').nth(1).innerText()
  await ann.getByLabel('Number, plate or VIN').fill(plate.toLowerCase().replaceAll('-', ' '))
  await expect(ann.getByRole('row')).toHaveCount(2)
  await ann.getByRole('row').nth(1).getByRole('link').click()
  await ann.getByRole('heading', { level: 1 }).filter({ hasText: 'In force' }).waitFor()

  await press(ann, 'Suspend…')
  await decide(ann, { act: 'Suspend it now', reason: 'The plate is looked into' })
  await expect(happened(ann, 'Suspended')).toHaveCount(1)

  await press(ann, 'Revoke…')
  await press(ann, 'Ask to revoke it for good')
  await ann.getByText('Write why.').waitFor()
  await decide(ann, { act: 'Ask to revoke it for good', reason: 'Another car stood in the bay' })
  await ann.getByText('You asked for it: another administrator agrees.').waitFor()
  await expect(ann.getByRole('button', { name: 'Agree…' })).toHaveCount(0)

  await press(ann, 'Take it back…')
  const dialog = ann.getByRole('dialog')
  await dialog.getByLabel('Reason', { exact: true }).fill('After all')

  const ben = await asAdmin(browser, 'admin2@demo.test', '/admin/certificates/requests')
  await ben.getByRole('row').nth(1).getByRole('link').click()
  await press(ben, 'Agree…')
  await decide(ben, { act: 'Revoke it for good' })
  await ben.getByRole('heading', { level: 1 }).filter({ hasText: 'Revoked' }).waitFor()
  await expect(happened(ben, 'Revoked')).toHaveCount(1)

  // Whoever still looks at it as it was is told by whom, and nothing is done.
  await dialog.getByText('Second demo admin has changed this meanwhile').waitFor()
  await expect(dialog.getByRole('deletion')).toContainText(['Suspended'])
  await expect(dialog.getByRole('insertion')).toHaveText(['Revoked'])
  await expect(dialog.getByLabel('Reason', { exact: true })).toHaveValue('After all')
  await dialog.getByRole('button', { name: 'Leave the certificate as it is' }).click()
  await dialog.getByText('Somebody has decided about it already.').waitFor()
  await dialog.getByRole('button', { name: 'Look at it again' }).click()
  await ann.getByRole('heading', { level: 1 }).filter({ hasText: 'Revoked' }).waitFor()
})

/** What it was before its paper was made. */
const withoutPaper = (said: object) => ({ ...said, status: 'issuing', number: null, pdfSha256: null, verifyUrl: null })

async function suspend(certificateId: string) {
  const { version } = await (await product.office(`/api/v1/certificates/${certificateId}`)).json()
  const body = { commandId: uuidv7(), version, reason: 'under-review', note: 'It is looked into' }
  await product.office(`/api/v1/certificates/${certificateId}/suspend`, body)
}

test('a certificate that is issued while somebody looks on appears, and so does its paper', async ({ browser }) => {
  const page = await asAdmin(browser, 'admin@demo.test', '/admin/certificates')
  const rows = page.getByRole('row')
  await expect(rows).toHaveCount(3)
  const { url } = product.stack
  const device = await enrolDevice(url, await signIn(url, 'inspector@demo.test'))
  recordInspection(device)
  await device.upload()
  await deliverBlobs(device, device.blobs)
  await expect(rows).toHaveCount(4)

  let isMade = false
  await page.route(/\/api\/v1\/certificates\/[0-9a-f-]{36}$/, async (route) => {
    const response = await route.fetch()
    const said = (await response.json()) as object
    await route.fulfill({ response, json: isMade ? said : withoutPaper(said) })
  })
  await rows.nth(1).getByRole('link').click()
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Being made' }).waitFor()
  isMade = true
  const [, certificateId = ''] = /([0-9a-f-]{36})/.exec(page.url()) ?? []
  await suspend(certificateId)
  await page.getByRole('link', { name: 'Open the PDF' }).waitFor()
})

test('keys and lists show that what was decided is published', async ({ browser }) => {
  const page = await asAdmin(browser, 'admin@demo.test', '/admin/certificates/signing')
  await page.getByText('Signs now').waitFor()
  await expect(page.getByText('Shows everything').first()).toBeVisible()
})
