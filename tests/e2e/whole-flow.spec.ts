// A whole visit, with nothing but what people see and what reaches a mailbox: from the account to the receipt and the certificate.
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { createId } from '@sac/pwa/platform/create-id'
import { checkWithPdfsig } from '../checkers/pdfsig.ts'
import { signIn } from '../support/simulated-device.ts'
import { chooseTimeAndCar, hold, payAct, title } from './customer-app.ts'
import { doneRow, photographBay, plannedCard, sign, startBooked, toCheckpoints } from './inspector-app.ts'
import { attachmentOf, mailTo } from './mailbox.ts'
import { inspectors, type Product } from './open-product.ts'
import { test } from './shared-product.ts'
import { passTheRest } from './tap-in-page.ts'

const email = 'whole.visit@example.test'
const password = 'three words and a garden'
const plate = 'WV-101-OK'
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** In the middle of booking; the link of the mail is opened in another tab. */
async function register(page: Page, context: BrowserContext, product: Product) {
  await press(page, 'Create account')
  await page.getByLabel('Your name').fill('Whole Visit')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page, 'Create account')
  await page.getByText('Look into your mailbox').waitFor()
  const { text } = await mailTo(product, { email, template: 'confirm-registration' })
  const [link = ''] = /https?:\S+\/account\/confirm-registration#\S+/.exec(text) ?? []
  const elsewhere = await context.newPage()
  await elsewhere.goto(new URL(link).pathname + new URL(link).hash)
  await elsewhere.getByLabel('Password', { exact: true }).fill(password)
  await press(elsewhere, 'Open account')
  await elsewhere.getByRole('heading', { name: 'Welcome, Whole Visit' }).waitFor()
  await elsewhere.close()
  await press(page, 'I have opened the link')
}

/** The office has the car, and gives it to an inspector. */
async function checkIn({ stack, office }: Product, appointmentId: string) {
  const { userId: inspectorId } = await signIn(stack.url, inspectors.first.email)
  await office(`/api/v1/appointments/${appointmentId}/check-in`, { commandId: createId(), inspectorId })
}

async function inspectWithoutNetwork(product: Product) {
  const { phone, page } = await product.phoneOf(inspectors.first)
  await plannedCard(page, plate).waitFor({ state: 'attached' })
  await phone.setOffline(true)
  await startBooked(page, { plate })
  await photographBay(page)
  await toCheckpoints(page)
  await passTheRest(page)
  expect(await sign(page)).toBe('Sign: pass')
  await expect(doneRow(page, plate)).toContainText('saved on this device')
  await phone.setOffline(false)
  await expect(doneRow(page, plate)).toContainText('certified')
  await product.closePhones()
}

test('a customer registers, books and pays, the car is inspected without a network, and receipt and sealed certificate come by mail', async ({
  browser,
  product,
}) => {
  const { url } = product.stack
  const context = await browser.newContext({ baseURL: url, viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  const appointmentId = await test.step('book, with an account made on the way', async () => {
    await page.goto('/')
    await chooseTimeAndCar(page, plate)
    await register(page, context, product)
    return hold(page)
  })
  await test.step('pay', async () => {
    await payAct(page).click()
    await page.getByRole('button', { name: /^Pay/ }).click()
    await expect(title(page, 'Booked. See you then.')).toBeVisible()
  })
  await checkIn(product, appointmentId)
  await test.step('the inspection', () => inspectWithoutNetwork(product))
  await test.step('the certificate came with the mail, sealed', async () => {
    const ca = await (await fetch(`${url}/.well-known/sac/ca.pem`)).text()
    const pdf = await attachmentOf(product, { email, template: 'test-passed' })
    expect(await checkWithPdfsig(pdf, { ca })).toMatchObject({ valid: true, wholeDocument: true, trusted: true })
  })
  await test.step('the receipt is among the papers, and came with a mail', async () => {
    await page.goto('/papers')
    await page.getByRole('link', { name: /Invoice/ }).click()
    const number = (await page.locator('h1 .num').textContent()) ?? ''
    const { attachments } = await mailTo(product, { email, template: 'receipt' })
    expect(attachments.map(({ filename }) => filename)).toEqual([`${number}.pdf`])
  })
  await test.step('one id goes through all of it', async () => {
    const flows = new Set<string | undefined>()
    for (const template of ['booking-held', 'booking-confirmed', 'receipt', 'test-passed'])
      flows.add((await mailTo(product, { email, template })).headers['X-Correlation-Id'])
    const booking = await (await product.office(`/api/v1/appointments/${appointmentId}`)).json()
    expect(flows).toEqual(new Set([booking.inspectionId]))
  })
  await context.close()
})
