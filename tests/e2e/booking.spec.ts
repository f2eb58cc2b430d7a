// A customer books: whatever the network does in between, the screen says what is so.
import { expect, type Page, type Route } from '@playwright/test'
import { createId } from '@sac/pwa/platform/create-id'
import { signIn } from '../support/simulated-device.ts'
import { chooseTimeAndCar, freeTimes, hold, holdAct, payAct, signInHere, title } from './customer-app.ts'
import { test } from './shared-product.ts'

test.use({ viewport: { width: 360, height: 780 }, timezoneId: 'Europe/Paris' })

let page: Page
test.beforeEach(async ({ browser, product }) => {
  page = await browser.newPage({ baseURL: product.stack.url })
})
test.afterEach(() => page.close())

/** The office does it, and its answer is lost on the way. */
async function losingTheAnswer(route: Route) {
  await route.fetch()
  await route.abort('connectionreset')
}

test('who books needs no account before the last step, and pays once although every answer is lost', async () => {
  await page.goto('/')
  await expect(page.getByText('€79')).toBeVisible()
  await chooseTimeAndCar(page, 'bo-101-ok')
  await expect(page.getByText('BO-101-OK').last()).toBeVisible()
  await signInHere(page)
  const asked: string[] = []
  await page.route('**/api/v1/appointments', async (route) => {
    asked.push(route.request().postDataJSON().appointmentId)
    await (asked.length === 1 ? losingTheAnswer(route) : route.continue())
  })
  await holdAct(page).click()
  await expect(page.getByText('nothing is booked twice')).toBeVisible()
  await expect(payAct(page)).toBeVisible()
  expect(new Set(asked).size).toBe(1)
  await expect(page.getByText(/Held for you ([5-9]|10):\d\d/).first()).toBeVisible()

  await page.route('**/api/v1/payments', losingTheAnswer, { times: 1 })
  await payAct(page).click()
  await page.getByText('This is a demonstration').waitFor()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Not paid yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Continue to the payment page' }).click()
  await page.getByRole('button', { name: /^Pay/ }).click()
  await expect(title(page, 'Booked. See you then.')).toBeVisible()
  await page.getByRole('link', { name: 'See the appointment' }).click()
  await expect(page.getByText('Booked', { exact: true })).toBeVisible()
  await expect(page.getByText('Paid', { exact: true })).toBeVisible()
})

test('on whatever day of the month, weeks of days that can be booked are shown, and gone through by keys', async () => {
  await page.goto('/book')
  const calendar = page.getByRole('application', { name: /^Day/ })
  const free = calendar.getByRole('gridcell', { disabled: false }).locator('.day:not([data-unavailable])')
  await expect.poll(() => free.count()).toBeGreaterThan(14)
  const shown = page.getByRole('heading', { name: /^Free times on/ })
  const first = await shown.innerText()
  await calendar.getByRole('gridcell', { selected: true }).getByRole('button').focus()
  await page.keyboard.press('ArrowDown')
  await expect(shown).not.toHaveText(first)
  await calendar.getByRole('button', { name: 'Next' }).first().click()
  await expect.poll(() => free.count()).toBeGreaterThan(14)
})

test('without a connection the screen never says "not paid", and finds out by itself afterwards', async ({
  product,
}) => {
  await page.goto('/')
  await chooseTimeAndCar(page, 'bo-102-ok')
  await signInHere(page)
  const appointmentId = await hold(page)
  await page.context().setOffline(true)
  await expect(page.getByRole('heading', { name: 'Not known yet' })).toBeVisible()
  await expect(payAct(page)).toBeHidden()
  await product.office('/api/v1/payments/counter', { paymentId: createId(), appointmentId, method: 'cash' })
  await page.context().setOffline(false)
  await expect(title(page, 'Booked. See you then.')).toBeVisible()
})

test('who is second gets the next free times, and what is cancelled says before what it costs', async ({ product }) => {
  await page.goto('/')
  await chooseTimeAndCar(page, 'bo-103-ok')
  await signInHere(page)
  const { accessToken } = await signIn(product.stack.url, 'customer2@demo.test')
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
  const takeBothBays = async (route: Route) => {
    const wanted = route.request().postDataJSON()
    for (const plate of ['BO-104-OK', 'BO-105-OK']) {
      const vehicle = { ...wanted.vehicle, plate }
      await route.fetch({ headers, postData: JSON.stringify({ ...wanted, vehicle, appointmentId: createId() }) })
    }
    await route.continue()
  }
  await page.route('**/api/v1/appointments', takeBothBays, { times: 1 })
  await holdAct(page).click()
  await expect(page.getByText('Somebody has just taken this time.')).toBeVisible()
  await page
    .getByRole('main')
    .getByRole('button', { name: /\d\d:\d\d$/ })
    .first()
    .click()
  await hold(page)
  await page.goto('/appointments')
  await page.getByRole('link', { name: /BO-103-OK/ }).click()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByText('Cancelling costs nothing.')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel the appointment' }).click()
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible()
})

test('what is moved is offered any time but its own, and the act is at hand where the time is chosen', async () => {
  await page.goto('/')
  await chooseTimeAndCar(page, 'bo-106-ok')
  await signInHere(page)
  const appointmentId = await hold(page)
  await page.goto(`/appointments/${appointmentId}`)
  const own = /\d\d:\d\d$/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''
  await page.getByRole('link', { name: 'Move' }).click()
  await freeTimes(page).first().waitFor()
  await expect(page.getByRole('button', { name: own, exact: true })).toHaveCount(0)
  const another = freeTimes(page).nth(2)
  const time = await another.innerText()
  await another.click()
  const act = page.getByRole('button', { name: new RegExp(`^Move to .*${time}`) })
  await expect(act).toBeInViewport({ ratio: 1 })
  await act.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(time)
})

test('after one visit the page opens without a connection, with its prices', async () => {
  await page.goto('/')
  await expect(page.getByText('€79')).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByText('€79')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Book a test' }).click()
  await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(freeTimes(page).first()).toBeVisible()
})
