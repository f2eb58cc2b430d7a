// What people do with their own account: a second factor, their data taken along, the account erased.
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { codeOf } from './authenticator.ts'
import { signInHere } from './customer-app.ts'
import { enterOffice } from './office-app.ts'
import { openProduct, type Product } from './open-product.ts'

const password = 'demo-password-please-change'
const admin = { email: 'admin2@demo.test', password }
const customer = { email: 'customer@demo.test', password }
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

let product: Product
let page: Page
test.beforeAll(async () => {
  product = await openProduct({ SEED: 'demo' })
})
test.afterAll(() => product.close())
test.beforeEach(async ({ browser }) => {
  page = await browser.newPage({ baseURL: product.stack.url })
})
test.afterEach(() => page.close())

const factor = () => page.getByRole('region', { name: 'Second factor' })
const codeOfFactor = () => factor().getByLabel('Code of your authenticator app')
const codeField = () => page.getByLabel('Code of your authenticator app')

async function setUpFactor(): Promise<{ secret: string; recoveryCodes: string[] }> {
  await page.goto('/admin/account')
  await enterOffice(page, admin)
  await factor().getByLabel('Password', { exact: true }).fill(password)
  await factor().getByRole('button', { name: 'Begin' }).click()
  const said = (await factor().getByText('Or type this secret there').textContent()) ?? ''
  const secret = /[A-Z2-7]{16,}$/.exec(said)?.[0] ?? ''
  await factor().getByLabel('Then type the six digits it shows').fill('000000')
  await factor().getByRole('button', { name: 'Switch it on' }).click()
  await expect(factor().getByRole('alert')).toBeVisible()
  await factor().getByLabel('Then type the six digits it shows').fill(codeOf(secret))
  await factor().getByRole('button', { name: 'Switch it on' }).click()
  await factor().getByRole('listitem').first().waitFor()
  const recoveryCodes = await factor().getByRole('listitem').allTextContents()
  await factor().getByRole('button', { name: 'I have kept them' }).click()
  await expect(factor()).toContainText('It is on')
  return { secret, recoveryCodes }
}

async function enterAnew() {
  await page.context().clearCookies()
  await page.evaluate(() => localStorage.clear())
  await page.goto('/admin/account')
  await enterOffice(page, admin)
  await codeField().waitFor()
}

test('a second factor is set up with an authenticator; from then on nobody is in without its code, or a recovery code', async () => {
  const { secret, recoveryCodes } = await setUpFactor()
  const [recoveryCode = '', otherCode = ''] = recoveryCodes
  await test.step('a wrong code lets nobody in, the next one does', async () => {
    await enterAnew()
    await codeField().fill('000000')
    await press(page, 'Sign in')
    await expect(page.getByText('This code is wrong or was used')).toBeVisible()
    await codeField().fill(codeOf(secret, 1))
    await press(page, 'Sign in')
    await expect(factor()).toContainText('It is on')
  })
  const renewed = await test.step('recovery codes are made anew, shown, and those of before are over', async () => {
    await factor().getByLabel('Password', { exact: true }).fill(password)
    await codeOfFactor().fill(recoveryCode)
    await factor().getByRole('button', { name: 'Make new recovery codes' }).click()
    await factor().getByRole('listitem').first().waitFor()
    const codes = await factor().getByRole('listitem').allTextContents()
    expect(codes).toHaveLength(10)
    expect(codes).not.toContain(otherCode)
    await factor().getByRole('button', { name: 'I have kept them' }).click()
    await enterAnew()
    await codeField().fill(otherCode)
    await press(page, 'Sign in')
    await expect(page.getByText('This code is wrong or was used')).toBeVisible()
    return codes[0] ?? ''
  })
  await test.step('without the phone a recovery code does, once', async () => {
    await enterAnew()
    await codeField().fill(renewed)
    await press(page, 'Sign in')
    await expect(factor()).toContainText('It is on')
    await enterAnew()
    await codeField().fill(renewed)
    await press(page, 'Sign in')
    await expect(page.getByText('This code is wrong or was used')).toBeVisible()
  })
})

test('a customer takes all their data along in one file, and then has the account erased; what others rely on stays', async ({
  browser,
}) => {
  await page.goto('/sign-in')
  await signInHere(page, customer)
  await page.getByRole('link', { name: 'My account', includeHidden: true }).waitFor({ state: 'attached' })
  await page.goto('/account/data')
  const coming = page.waitForEvent('download')
  await press(page, 'Download my data')
  const file = await coming
  expect(file.suggestedFilename()).toBe('smartautocheck.json')
  const text = await readFile(await file.path(), 'utf8')
  for (const own of [customer.email, 'KL-321-MN', 'OP-654-QR']) expect(text).toContain(own)
  expect(text).not.toContain('customer2@demo.test')
  const [number = ''] = /A-\d{4}-\d{6}/.exec(text) ?? []
  expect(number).not.toBe('')

  await press(page, 'Erase account…')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Your password').fill('not the password at all')
  await sheet.getByRole('button', { name: 'Erase my account for good' }).click()
  await expect(sheet.getByRole('alert')).toBeVisible()
  await sheet.getByLabel('Your password').fill(password)
  await sheet.getByRole('button', { name: 'Erase my account for good' }).click()
  await expect(page.getByRole('heading', { name: 'Your account is erased' })).toBeVisible()

  const later = await browser.newPage({ baseURL: product.stack.url })
  await later.goto('/sign-in')
  await signInHere(later, customer)
  await expect(later.getByText('E-mail or password is wrong')).toBeVisible()
  await later.close()
  const people = await (await product.office('/api/v1/users?role=customer')).text()
  expect(people).not.toContain(customer.email)
  // The books of the seller and the papers of the car are whole.
  expect(await (await product.office(`/api/v1/invoices?number=${number}`)).text()).toContain(number)
  const papers = (await (await product.office('/api/v1/certificates?search=KL-321-MN')).json()) as {
    certificates: { certificateId: string }[]
  }
  expect(papers.certificates.length).toBeGreaterThan(0)
})
