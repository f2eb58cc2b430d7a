// A customer from the first e-mail to a certificate in hand, with nothing but what they see and what reaches their mailbox.
import { expect, type Page } from '@playwright/test'
import { customer, inspectCar } from './customer-story.ts'
import { mailTo } from './mailbox.ts'
import { test } from './shared-product.ts'

const email = 'new.customer@example.test'
const password = 'three words and a garden'
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('a customer registers, claims a car that failed, reads why in plain words and books the retest', async ({
  browser,
  product,
}) => {
  const { url } = product.stack
  const car = await inspectCar({ url, office: product.office }, { finds: 'major' })
  const context = await browser.newContext({ baseURL: url, viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  await test.step('register', async () => {
    await page.goto('/cars')
    await press(page, 'Create account')
    await page.getByLabel('Your name').fill('New Customer')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await press(page, 'Create account')
    await page.getByText('Look into your mailbox').waitFor()
  })
  await test.step('the link of the e-mail opens the account, with the password alone', async () => {
    const mail = await mailTo(product, { email, template: 'confirm-registration' })
    const [link = ''] = /https?:\S+\/account\/confirm-registration#\S+/.exec(mail.text) ?? []
    const elsewhere = await context.newPage()
    await elsewhere.goto(new URL(link).pathname + new URL(link).hash)
    await elsewhere.getByLabel('Password', { exact: true }).fill('another password altogether')
    await press(elsewhere, 'Open account')
    await elsewhere.getByText('This is not the password you chose').waitFor()
    await elsewhere.getByLabel('Password', { exact: true }).fill(password)
    await press(elsewhere, 'Open account')
    await elsewhere.getByRole('heading', { name: 'Welcome, New Customer' }).waitFor()
    await elsewhere.close()
  })
  await test.step('whoever registered goes on where they were', async () => {
    await press(page, 'I have opened the link')
    await page.getByRole('heading', { name: 'No car yet' }).waitFor()
  })
  await test.step('claim the car, and prove it by its paper', async () => {
    await page.getByRole('link', { name: 'Add a car' }).click()
    await page.getByLabel('Number plate').fill(car.plate.toLowerCase())
    await page.getByLabel('Last characters of the VIN').fill(car.vin.slice(-6))
    await press(page, 'Add a car')
    await page.getByLabel('Number of the paper').fill(car.number)
    await press(page, 'Check')
    await page.getByRole('heading', { name: 'Odometer' }).waitFor()
  })
  await test.step('the failed report, with its photo', async () => {
    await page.getByRole('link', { name: /Not passed/ }).click()
    await page.getByRole('heading', { name: 'What to do now' }).waitFor()
    await expect(page.locator('.photo img')).toBeVisible()
    expect(
      await page.locator('.photo img').evaluate((image: HTMLImageElement) => image.decode().then(() => true)),
    ).toBe(true)
  })
  await test.step('the paper downloads as the sealed PDF', async () => {
    await page.getByRole('link', { name: /Test report/ }).click()
    await page.getByRole('img', { name: `Code of certificate ${car.number}` }).waitFor()
    const coming = page.waitForEvent('download')
    await press(page, 'Download PDF')
    const file = await coming
    expect(file.suggestedFilename()).toBe(`${car.number}.pdf`)
  })
  await test.step('the retest is booked with car and kind chosen', async () => {
    await page.getByRole('link', { name: 'The test in plain words' }).click()
    await page.getByRole('link', { name: 'Book the retest' }).click()
    await page.waitForURL(/\/book\?.*kind=retest/)
    expect(new URL(page.url()).searchParams.get('plate')).toBe(car.plate)
  })
  await context.close()
})

async function signedIn(page: Page, who: string) {
  await page.goto('/papers')
  await page.getByLabel('E-mail').fill(who)
  await page.getByLabel('Password', { exact: true }).fill('demo-password-please-change')
  await press(page, 'Sign in')
  await page.getByRole('heading', { name: 'Invoices and credit notes' }).waitFor()
}

/** The office says that the list goes on; its next page is the last. */
async function goOn(page: Page) {
  await page.route('**/api/v1/invoices*', async (route) => {
    const isNext = new URL(route.request().url()).searchParams.get('after') === 'there'
    if (isNext) return route.fulfill({ json: { invoices: [] } })
    const response = await route.fetch()
    return route.fulfill({ response, headers: { ...response.headers(), link: '<?after=there>; rel="next"' } })
  })
  await page.goto('/papers')
  const asked = page.waitForRequest((request) => request.url().endsWith('/invoices?after=there'))
  await press(page, 'More')
  await asked
  await expect(page.getByRole('button', { name: 'More' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /Invoice/ }).first()).toBeVisible()
  await page.unroute('**/api/v1/invoices*')
}

async function choose(page: Page) {
  const mail = () => page.getByRole('group', { name: 'Reminders of the next test' }).getByLabel('by e-mail')
  await page.goto('/account')
  await mail().uncheck()
  await page.getByText('Saved.').waitFor()
  await page.reload()
  await expect(mail()).not.toBeChecked()
  await expect(page.getByRole('group', { name: 'Reminders of appointments' }).getByLabel('by e-mail')).toBeChecked()
  await mail().check()
  await page.getByText('Saved.').waitFor()
}

test('a customer has their invoice and its PDF, and another sees nothing of it', async ({ browser, product }) => {
  const open = () => browser.newContext({ baseURL: product.stack.url, viewport: { width: 360, height: 780 } })
  const own = await open()
  const page = await own.newPage()
  await signedIn(page, customer.email)
  await page
    .getByRole('link', { name: /Invoice/ })
    .first()
    .click()
  const number = (await page.locator('h1 .num').textContent()) ?? ''
  const coming = page.waitForEvent('download')
  await press(page, 'Download PDF')
  expect((await coming).suggestedFilename()).toBe(`${number}.pdf`)
  const address = new URL(page.url()).pathname
  await test.step('a list that has more goes on', () => goOn(page))
  await test.step('a kind of message is stopped and wanted again, by one way alone', () => choose(page))
  await own.close()
  const theirs = await open()
  const other = await theirs.newPage()
  await signedIn(other, 'customer2@demo.test')
  await other.getByText('No certificates yet').waitFor()
  await other.goto(address)
  await other.getByText('This invoice is not among yours').waitFor()
  await theirs.close()
})
