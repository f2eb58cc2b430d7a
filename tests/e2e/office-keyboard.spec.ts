// A day in the office without a mouse: each task begins at `/admin/`, and is done by keys alone, found by roles and labels.
import { join } from 'node:path'
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { withPdfViewer } from '@sac/scripts/testing/chromium'
import { tellBrokenEvent } from './broken-event.ts'
import { enterOffice } from './office-app.ts'
import { openProduct, type Product } from './open-product.ts'

const password = 'demo-password-please-change'
/** More steps than these nobody takes to a button. */
const patience = 60

test.use({ launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, ...withPdfViewer }) })

let product: Product
let ann: Page
let ben: Page

async function asAdmin(browser: Browser, email: string): Promise<Page> {
  const page = await browser.newPage({ baseURL: product.stack.url, viewport: { width: 1280, height: 800 } })
  await page.goto('/admin/')
  await enterOffice(page, { email, password })
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  return page
}

test.beforeAll(async ({ browser }) => {
  product = await openProduct({ SEED: 'demo' })
  ann = await asAdmin(browser, 'admin@demo.test')
  ben = await asAdmin(browser, 'admin2@demo.test')
})
test.afterAll(() => product.close())

/** At the beginning of the day, with nothing in focus. */
async function begin(page: Page) {
  await page.goto('/admin/')
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
}

const press = (page: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const hasFocus = (wanted: Locator) => wanted.evaluate((element) => element === document.activeElement)

/** Tab until it has the focus: whoever has no mouse gets there so. */
async function tabTo(page: Page, wanted: Locator) {
  await wanted.waitFor()
  for (let step = 0; step < patience; step += 1) {
    if (await hasFocus(wanted)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no way by Tab to ${wanted.toString()}`)
}

async function pressOn(page: Page, wanted: Locator) {
  await tabTo(page, wanted)
  await page.keyboard.press('Enter')
}

async function typeInto(page: Page, field: Locator, text: string) {
  await tabTo(page, field)
  await press(page, 'Control+a')
  await page.keyboard.type(text)
}

/** By the palette, to a page or a search. */
async function goTo(page: Page, { typed, named = typed }: { typed: string; named?: string }) {
  await press(page, 'Control+k')
  const palette = page.getByRole('dialog', { name: 'Search or go to' })
  await palette.getByRole('combobox').waitFor()
  await page.keyboard.type(typed)
  const wanted = palette.getByRole('option', { name: named, exact: false }).first()
  await wanted.waitFor()
  for (let step = 0; step < patience; step += 1) {
    if ((await wanted.getAttribute('aria-selected')) === 'true') break
    await press(page, 'ArrowDown')
  }
  await press(page, 'Enter')
  await palette.waitFor({ state: 'detached' })
}

/** Down the list to the row that says so. */
async function toRow(page: Page, text: string | RegExp) {
  const row = page.getByRole('row').filter({ hasText: text }).first()
  await row.waitFor()
  for (let step = 0; step < patience; step += 1) {
    if (await row.evaluate((element) => element.contains(document.activeElement))) return
    await press(page, 'j')
  }
  throw new Error(`no way by j to ${String(text)}`)
}

const openRow = async (page: Page, text: string | RegExp) => {
  await toRow(page, text)
  await press(page, 'Enter')
}

/** A dialog is read from its heading on; its act is the last thing in it. */
async function decide(page: Page, { act, reason }: { act: string | RegExp; reason?: string }) {
  const dialog = page.getByRole('dialog')
  if (reason) await typeInto(page, dialog.getByLabel('Reason', { exact: true }), reason)
  await pressOn(page, dialog.getByRole('button', { name: act }))
  await dialog.waitFor({ state: 'detached' })
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const booking = (page: Page, plate: string) => page.locator('button.booking').filter({ hasText: plate })

test('a certificate is found by its plate, and its PDF opened', async () => {
  await begin(ann)
  await goTo(ann, { typed: 'kl 321', named: 'Look for “kl 321” in Certificates' })
  await openRow(ann, 'KL-321-MN')
  await ann.getByRole('heading', { level: 1 }).filter({ hasText: 'KL-321-MN' }).waitFor()
  const opened = ann.context().waitForEvent('page')
  await pressOn(ann, ann.getByRole('link', { name: 'Open the PDF' }))
  const paper = await opened
  expect(paper.url()).toMatch(/^blob:/)
  await paper.close()
})

test('a car that has come is checked in', async () => {
  await begin(ann)
  await pressOn(ann, booking(ann, 'AB-123-CD'))
  await pressOn(ann, ann.getByRole('dialog').getByRole('button', { name: 'Check in…' }))
  await tabTo(ann, ann.getByRole('dialog').getByLabel('Inspector'))
  await ann.keyboard.type('Second')
  await decide(ann, { act: 'Check in for Second demo inspector' })
  await expect(booking(ann, 'AB-123-CD')).toContainText('Checked in')
})

test('a booking is moved to another time', async () => {
  await begin(ann)
  await pressOn(ann, booking(ann, 'IJ-789-KL'))
  await pressOn(ann, ann.getByRole('dialog').getByRole('button', { name: 'Move to…' }))
  await tabTo(ann, ann.getByRole('dialog').getByLabel('Time', { exact: true }))
  await ann.keyboard.type('16:30')
  await decide(ann, { act: 'Move to Bay 1, 16:30' })
  await expect(booking(ann, 'IJ-789-KL')).toContainText('16:30')
})

test('a car without a booking gets a bay and a time', async () => {
  await begin(ann)
  await pressOn(ann, button(ann, 'Walk-in'))
  const dialog = ann.getByRole('dialog')
  await typeInto(ann, dialog.getByLabel('Plate'), 'wa-111-lk')
  await tabTo(ann, dialog.getByLabel('Bay'))
  await ann.keyboard.type('Bay 2')
  await tabTo(ann, dialog.getByLabel('Time', { exact: true }))
  await ann.keyboard.type('13:15')
  await decide(ann, { act: 'Plan it at Bay 2, 13:15' })
  await expect(booking(ann, 'WA-111-LK')).toContainText('13:15')
})

test('a refund is asked for by one, and approved by the other', async () => {
  await begin(ann)
  await goTo(ann, { typed: 'Payments' })
  await openRow(ann, 'Card at the counter')
  await pressOn(ann, button(ann, 'Refund…'))
  await typeInto(ann, ann.getByRole('dialog').getByLabel('Amount to give back'), '60')
  await decide(ann, { act: /^Give back/, reason: 'The bay was closed' })
  await ann.getByText('You asked for it: another administrator agrees.').waitFor()

  await begin(ben)
  await goTo(ben, { typed: 'Refunds' })
  await openRow(ben, '€60')
  await pressOn(ben, button(ben, 'Agree…'))
  await decide(ben, { act: /go back$/ })
  await ben.getByRole('region', { name: 'Refunds of this payment' }).getByText('Agreed').waitFor()
})

test('a revocation is asked for', async () => {
  await begin(ann)
  await press(ann, 'g', 'c')
  await ann.getByRole('heading', { level: 1, name: 'Certificates' }).waitFor()
  await ann.getByRole('table').waitFor()
  await press(ann, '/')
  await ann.keyboard.type('op 654')
  await press(ann, 'Escape')
  await openRow(ann, 'OP-654-QR')
  await pressOn(ann, button(ann, 'Revoke…'))
  await decide(ann, { act: 'Ask to revoke it for good', reason: 'Another car stood in the bay' })
  await ann.getByText('You asked for it: another administrator agrees.').waitFor()
})

test('somebody of the staff is disabled', async () => {
  await begin(ann)
  await press(ann, 'g', 'p')
  await ann.getByRole('table').waitFor()
  await press(ann, '/')
  await ann.keyboard.type('second demo inspector')
  await expect(ann.getByRole('row')).toHaveCount(2)
  await press(ann, 'Escape')
  await openRow(ann, 'Second demo inspector')
  await pressOn(ann, button(ann, 'Disable…'))
  await decide(ann, { act: 'Disable and sign out everywhere', reason: 'Left the house' })
  await ann.getByText('Disabled', { exact: true }).waitFor()
})

test('a dead letter is sent back to its reader', async () => {
  await tellBrokenEvent(join(product.folder, 'data'))
  await begin(ann)
  await goTo(ann, { typed: 'Dead letters' })
  await ann.getByRole('heading', { level: 1, name: 'Dead letters' }).waitFor()
  await expect(async () => {
    await press(ann, 'r')
    await expect(ann.getByRole('row').filter({ hasText: 'Not understood' })).toHaveCount(1, { timeout: 15_000 })
  }).toPass()
  await openRow(ann, 'Not understood')
  await pressOn(ann, button(ann, 'Send back…'))
  await decide(ann, { act: 'Send 1 back', reason: 'A new release reads it' })
  await expect(ann.getByRole('heading', { level: 1 })).not.toContainText('Open')
})

test('opening hours are changed', async () => {
  await begin(ann)
  await goTo(ann, { typed: 'Centres' })
  await pressOn(ann, button(ann, 'Change: Opening hours'))
  await typeInto(ann, ann.getByRole('dialog').getByLabel('Saturday, closes'), '13:30')
  await decide(ann, { act: 'Change the opening hours' })
  await ann.getByRole('region', { name: 'Opening hours' }).getByText('08:00–13:30').waitFor()
})

test('a list is taken away as a file', async () => {
  await begin(ann)
  await press(ann, 'g', 'i')
  await ann.getByRole('table').waitFor()
  const file = ann.waitForEvent('download')
  await pressOn(ann, button(ann, 'Export CSV'))
  expect((await file).suggestedFilename()).toMatch(/^inspections-[\d-]+\.csv$/)
})
