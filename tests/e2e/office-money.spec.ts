// Two administrators and one payment: a refund asked for by one goes back when the other agrees, once.
import { type Browser, expect, type Page, test } from '@playwright/test'
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

const refundsOf = (page: Page) => page.getByRole('region', { name: 'Refunds of this payment' })

test('a refund is asked for by one administrator and goes back when another agrees; a double click is one', async ({
  browser,
}) => {
  const ann = await asAdmin(browser, 'admin@demo.test', '/admin/money/payments')
  const paid = ann.getByRole('row').filter({ hasText: 'Card at the counter' }).filter({ hasText: 'Paid' }).first()
  await paid.getByRole('link').click()
  await ann.getByRole('button', { name: 'Refund…' }).click()
  const asking = ann.getByRole('dialog')
  await asking.getByLabel('Amount to give back').fill('1000')
  await asking.getByText('Write an amount that is left').waitFor()
  await asking.getByLabel('Amount to give back').fill('60')
  await asking.getByLabel('Reason', { exact: true }).fill('The bay was closed')
  await asking.getByRole('button', { name: /^Give back/ }).dblclick()
  await asking.waitFor({ state: 'detached' })
  await refundsOf(ann).getByText('You asked for it: another administrator agrees.').waitFor()
  await expect(refundsOf(ann).getByRole('listitem')).toHaveCount(1)

  await refundsOf(ann).getByRole('button', { name: 'Decline…' }).click()
  const late = ann.getByRole('dialog')
  await late.getByLabel('Reason', { exact: true }).fill('Taken back')

  const ben = await asAdmin(browser, 'admin2@demo.test', '/admin/money/refunds?status=requested')
  await ben.getByRole('row').nth(1).getByRole('link').click()
  await refundsOf(ben).getByRole('button', { name: 'Agree…' }).click()
  const agreeing = ben.getByRole('dialog')
  await agreeing.getByRole('button', { name: /go back$/ }).dblclick()
  await agreeing.waitFor({ state: 'detached' })
  await expect(refundsOf(ben).getByText('Agreed')).toHaveCount(1)

  // Whoever asked for it wanted to take it back meanwhile: told by whom, and refused.
  await late.getByText('Second demo admin has changed this meanwhile').waitFor()
  await expect(late.getByRole('insertion')).toHaveText(['Agreed'])
  await expect(late.getByLabel('Reason', { exact: true })).toHaveValue('Taken back')
  await late.getByRole('button', { name: /^Keep/ }).click()
  await late.getByText('Nothing of yours was done.').waitFor()
  await late.getByRole('button', { name: 'Look at it again' }).click()
  await late.waitFor({ state: 'detached' })

  await refundsOf(ben).getByRole('button', { name: 'Given by hand…' }).click()
  const giving = ben.getByRole('dialog')
  await giving.getByRole('button', { name: /has been given back$/ }).dblclick()
  await giving.waitFor({ state: 'detached' })
  await refundsOf(ben).getByText('Gone back').waitFor()
  await expect(refundsOf(ben).getByRole('listitem')).toHaveCount(1)

  await ben.goto('/admin/money')
  await expect(ben.getByRole('region', { name: 'Card at the counter' })).toContainText('1 refund')
})

test('what is booked for today is paid at the counter', async ({ browser }) => {
  const page = await asAdmin(browser, 'admin@demo.test', '/admin/money/counter')
  const first = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: 'Take payment…' }) })
    .first()
  const plate = await first.getByRole('cell').nth(1).innerText()
  await first.getByRole('button', { name: 'Take payment…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Cash' }).check()
  await dialog.getByRole('button', { name: /^Taken/ }).dblclick()
  await dialog.waitFor({ state: 'detached' })
  await page.goto('/admin/money/payments?method=cash')
  await expect(page.getByRole('row').filter({ hasText: plate })).toHaveCount(1)
})

test('a dispute says until when to answer, and leads to its payment; the takings say what is not counted', async ({
  browser,
}) => {
  const page = await asAdmin(browser, 'admin@demo.test', '/admin/money/payments')
  const link = page.getByRole('row').filter({ hasText: 'Card at the counter' }).first().getByRole('link')
  const paymentId = (await link.getAttribute('href'))?.split('/').at(-1)
  const [opened, due] = ['2026-11-28T09:00:00.000Z', '2026-12-05T22:59:59.000Z']
  const dispute = { disputeId: 'dp_1', paymentId, plate: 'KL-321-MN', amountMinor: 7_900, currency: 'EUR' }
  const told = {
    ...dispute,
    reason: 'fraudulent',
    status: 'needs-answer',
    takesMoney: true,
    openedAt: opened,
    dueAt: due,
    page: 'https://dashboard.stripe.com/test/disputes/dp_1',
  }
  await page.route('**/api/v1/payments/disputes*', (route) => route.fulfill({ json: { disputes: [told] } }))
  const sum = { method: 'online', currency: 'EUR', count: 1 }
  const takings = {
    centreId: 'demo-centre',
    day: '2026-11-30',
    timeZone: 'Europe/Paris',
    taken: [{ ...sum, count: 2, amountMinor: 15_000 }],
    disputed: [{ ...sum, amountMinor: 7_900 }],
    restored: [{ ...sum, amountMinor: 100 }],
    givenBack: [],
  }
  await page.route('**/api/v1/payments/takings*', (route) => route.fulfill({ json: takings }))
  await page.goto('/admin/money')
  const online = page.getByRole('region', { name: 'Online' })
  await expect(online).toContainText('€72')
  await expect(online).toContainText(/Taken by banks\s*€79/)
  await expect(online).toContainText(/Given back by banks\s*€1/)
  await page.getByRole('link', { name: 'Disputes' }).last().click()
  const row = page.getByRole('row').filter({ hasText: 'fraudulent' })
  await expect(row).toContainText('Needs our answer')
  await expect(row).toContainText('5 Dec')
  const there = row.getByRole('link', { name: 'Answer there' })
  await expect(there).toHaveAttribute('href', told.page)
  await row.getByRole('link', { name: 'KL-321-MN' }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/money/payments/${paymentId}$`))
})
