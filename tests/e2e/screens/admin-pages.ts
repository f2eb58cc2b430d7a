// Every page and open dialog of the office, reached as an administrator reaches it.
import type { Page } from '@playwright/test'
import { tellBrokenEvent } from '../broken-event.ts'
import { enterOffice } from '../office-app.ts'
import { sendUnreadableLine } from '../unreadable-line.ts'
import type { Screens } from './look-at.ts'

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const escape = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Who may come in, and who may not. */
export async function adminDoors(page: Page, { lookAt }: Screens) {
  await page.goto('/admin')
  await page.getByLabel('Password', { exact: true }).fill('three words and more')
  await press(page, 'Sign in')
  await page.getByText('This is no e-mail address').waitFor()
  await lookAt(page, 'office, sign in')
  await enterOffice(page, { email: 'inspector@demo.test', password: 'demo-password-please-change' })
  await heading(page, 'This is for administrators')
  await lookAt(page, 'office, not for inspectors')
  await press(page, 'Sign in as somebody else')
  await enterOffice(page)
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
}

/** Of an office where administrators need a second factor. */
export async function secondFactorPages(page: Page, { lookAt }: Screens) {
  await page.goto('/admin/inspections')
  await enterOffice(page)
  await heading(page, 'Set up your second factor')
  await lookAt(page, 'office, second factor')
}

/** What is around every page. */
export async function framePages(page: Page, { lookAt }: Screens) {
  await page.goto('/admin/inspections')
  await page.getByRole('table').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('in')
  await lookAt(page, 'office, palette')
  await escape(page)
  await page.keyboard.press('?')
  await lookAt(page, 'office, keys')
  await escape(page)
  await page.goto('/admin/account')
  await page.getByRole('heading', { name: 'Second factor' }).waitFor()
  await lookAt(page, 'office, own account')
  await page.goto('/admin/nothing-here')
  await heading(page, 'Nothing here')
  await lookAt(page, 'office, nothing here')
  await page.goto('/admin/certificates/01890000-0000-7000-8000-000000000000')
  await page.getByRole('heading', { level: 2, name: 'Nothing here' }).waitFor()
  await lookAt(page, 'office, no such record')
  await page.route('**/api/v1/certificates/*', () => {})
  await page.reload()
  await page.getByRole('status', { name: 'Loading' }).waitFor()
  await lookAt(page, 'office, record on its way')
  await page.unroute('**/api/v1/certificates/*')
}

export async function todayPages(page: Page, { lookAt }: Screens) {
  await page.goto('/admin')
  const booking = page.locator('button.booking').first()
  await booking.waitFor()
  await lookAt(page, 'office, today')
  await booking.click()
  await lookAt(page, 'office, booking')
  await press(page, 'Move to…')
  await lookAt(page, 'office, move')
  await escape(page)
  await press(page, 'Walk-in')
  await lookAt(page, 'office, walk-in')
  await escape(page)
  await press(page, 'Close a bay…')
  await lookAt(page, 'office, close a bay')
  await escape(page)
  await page.goto('/admin/bookings')
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, bookings')
}

async function quarantinePages(page: Page, lookAt: Screens['lookAt']) {
  await page.goto('/admin/inspections/appeals')
  await heading(page, 'Appeals')
  await lookAt(page, 'office, appeals')
  await page.goto('/admin/inspections/quarantine')
  await page.getByText('Nothing is in quarantine').waitFor()
  await lookAt(page, 'office, quarantine, empty')
  await sendUnreadableLine(new URL(page.url()).origin)
  await page.reload()
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, quarantine')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('heading', { name: 'What came' }).waitFor()
  await lookAt(page, 'office, quarantined line')
  await press(page, 'Judge again…')
  await lookAt(page, 'office, judge again')
  await escape(page)
  await press(page, 'Settle…')
  await lookAt(page, 'office, settle')
  await escape(page)
}

export async function inspectionPages(page: Page, { lookAt }: Screens) {
  await page.goto('/admin/inspections')
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, inspections')
  await press(page, 'Columns')
  await lookAt(page, 'office, columns')
  await page.keyboard.press('Escape')
  await page.goto('/admin/inspections?search=zz')
  await page.getByText('Nothing fits these filters').waitFor()
  await lookAt(page, 'office, nothing found')
  await page.goto('/admin/inspections')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
  await lookAt(page, 'office, inspection')
  for (const tab of ['Measured', 'Photos', 'Linked tests']) {
    await press(page, tab)
    await lookAt(page, `office, inspection, ${tab.toLowerCase()}`)
  }
  await quarantinePages(page, lookAt)
}

export async function certificatePages(page: Page, { lookAt }: Screens) {
  await page.goto('/admin/certificates')
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, certificates')
  await page.goto('/admin/certificates/expiring')
  await heading(page, 'Expiring soon')
  await lookAt(page, 'office, expiring')
  await page.goto('/admin/certificates/requests')
  await heading(page, 'To agree on')
  await lookAt(page, 'office, requests')
  await page.goto('/admin/certificates/signing')
  await page.getByText('Signs now').waitFor()
  await lookAt(page, 'office, signing')
  await page.goto('/admin/certificates')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
  await lookAt(page, 'office, certificate')
  await press(page, 'Revoke…')
  await lookAt(page, 'office, revoke')
  await press(page, 'Ask to revoke it for good')
  await lookAt(page, 'office, act without reason')
  await escape(page)
  await press(page, 'Correct and reissue…')
  await lookAt(page, 'office, reissue')
  await escape(page)
}

export async function moneyPages(page: Page, { lookAt }: Screens) {
  await page.goto('/admin/money')
  await heading(page, 'Takings')
  await lookAt(page, 'office, takings')
  await page.goto('/admin/money/counter')
  await heading(page, 'Counter')
  await lookAt(page, 'office, counter')
  await page.goto('/admin/money/refunds')
  await heading(page, 'Refunds')
  await lookAt(page, 'office, refunds')
  await page.goto('/admin/money/board')
  await heading(page, 'What does not add up')
  await lookAt(page, 'office, board')
  await page.goto('/admin/money/differences')
  await heading(page, 'Provider')
  await lookAt(page, 'office, differences')
  await page.goto('/admin/money/disputes')
  await heading(page, 'Disputes')
  await lookAt(page, 'office, disputes')
  await page.goto('/admin/money/sellers')
  await press(page, 'Change…')
  await lookAt(page, 'office, sellers')
  await escape(page)
  await paperPages(page, lookAt)
}

async function paperPages(page: Page, lookAt: Screens['lookAt']) {
  await page.goto('/admin/money/payments')
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, payments')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('heading', { name: 'Refunds of this payment' }).waitFor()
  await lookAt(page, 'office, payment')
  await press(page, 'Refund…')
  await lookAt(page, 'office, refund')
  await escape(page)
  await page.goto('/admin/money/invoices')
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, invoices')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('heading', { name: 'What was paid for' }).waitFor()
  await lookAt(page, 'office, invoice')
}

export async function peoplePages(page: Page, { lookAt }: Screens) {
  await page.goto('/admin/people')
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, people')
  await press(page, 'Invite staff')
  await lookAt(page, 'office, invite staff')
  await escape(page)
  await page.getByRole('link', { name: 'Second demo inspector' }).click()
  await page.getByRole('button', { name: 'Withdraw…' }).waitFor()
  await lookAt(page, 'office, person')
  await press(page, 'Disable…')
  await lookAt(page, 'office, disable')
  await escape(page)
  await page.goto('/admin/people/devices')
  await heading(page, 'Devices')
  await lookAt(page, 'office, devices')
  await press(page, 'Import a saved copy…')
  await lookAt(page, 'office, import a copy')
  await escape(page)
  await page.goto('/admin/people/enrolments')
  await heading(page, 'Enrolments')
  await lookAt(page, 'office, enrolments')
  await page.goto('/admin/people/claims')
  await heading(page, 'Claims of cars')
  await lookAt(page, 'office, claims')
  await press(page, 'At the counter…')
  await lookAt(page, 'office, claims at the counter')
  await escape(page)
}

/** `draw`: a test that is looked at again. */
export async function qualityPages(page: Page, { lookAt }: Screens, draw: () => Promise<void>) {
  await page.goto('/admin/quality?days=365')
  await page.getByRole('row', { name: /The whole centre/ }).waitFor()
  await lookAt(page, 'office, quality')
  await page.goto('/admin/quality/equipment?days=365')
  await page.getByRole('table', { name: 'Equipment' }).waitFor()
  await lookAt(page, 'office, equipment')
  await draw()
  await page.goto('/admin/quality/second-looks')
  await untilListed(page)
  await lookAt(page, 'office, second looks')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await lookAt(page, 'office, second look')
  await page.goto('/admin/quality/reports')
  await press(page, 'Make the report')
  await page.getByText('is in the list').waitFor()
  await lookAt(page, 'office, reports')
}

/** `dataFolder` of the product: a dead letter is made there. */
export async function systemPages(page: Page, { lookAt }: Screens, dataFolder: string) {
  const key = await tellBrokenEvent(dataFolder)
  await page.goto('/admin/system')
  await heading(page, 'Flow')
  await page.getByRole('table', { name: 'Who reads along' }).waitFor()
  await lookAt(page, 'office, flow')
  await press(page, 'Places of inspection-service-group')
  await lookAt(page, 'office, places in the log')
  await escape(page)
  await page.goto(`/admin/system/letters?key=${key}`)
  await lookAt(page, 'office, dead letters')
  await untilListed(page)
  await press(page, /^Send back…/)
  await lookAt(page, 'office, send back')
  await escape(page)
  await page.getByRole('row').nth(1).getByRole('link').click()
  await press(page, 'Dismiss…')
  await lookAt(page, 'office, dismiss')
  await escape(page)
  await lookAt(page, 'office, dead letter')
  await press(page, 'Its bytes')
  await lookAt(page, 'office, bytes')
  await messagePages(page, lookAt)
  await page.goto('/admin/system/audit')
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, audit')
}

/** A reader gives up within seconds; a list is asked for anew by `r`. */
async function untilListed(page: Page) {
  const rows = page.getByRole('row')
  while ((await rows.count()) < 2) {
    await page.keyboard.press('r')
    await page.waitForTimeout(500)
  }
}

async function messagePages(page: Page, lookAt: Screens['lookAt']) {
  await page.goto('/admin/system/messages')
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, messages')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('button', { name: 'As text' }).waitFor()
  await lookAt(page, 'office, message')
  await page.goto('/admin/system/templates')
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, templates')
  await page.getByRole('link', { name: 'Test failed' }).click()
  await page.locator('iframe').waitFor()
  await lookAt(page, 'office, template')
  await page.goto('/admin/system/suppressions')
  await heading(page, 'Stopped addresses')
  await lookAt(page, 'office, stopped addresses')
}

export async function settingsPages(page: Page, { lookAt }: Screens) {
  await page.goto('/admin/system/settings')
  await page.getByRole('region', { name: 'Opening hours' }).waitFor()
  await lookAt(page, 'office, settings')
  const dialogs = {
    'Change: Name and bays': 'office, change a centre',
    'Change: Opening hours': 'office, opening hours',
    'Close for days…': 'office, close for days',
    'Add a service…': 'office, add a service',
    'Change: Rules of booking': 'office, rules of booking',
    'Open a centre…': 'office, open a centre',
  }
  for (const [name, look] of Object.entries(dialogs)) {
    await press(page, name)
    await lookAt(page, look)
    await escape(page)
  }
  await page.goto('/admin/system/calibrations')
  await page.getByRole('table').waitFor()
  await lookAt(page, 'office, calibrations')
  await press(page, 'Register equipment…')
  await lookAt(page, 'office, register equipment')
  await escape(page)
  await page.goto('/admin/system/proof')
  await press(page, 'Check now')
  await page.getByText('Everything holds.').waitFor()
  await lookAt(page, 'office, proof')
}
