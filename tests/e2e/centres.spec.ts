// Where a customer drives to and whom they call; and which centre it is, where a house has several.
import { expect, type Page, test } from '@playwright/test'
import { demoOffer } from '@sac/backend/services/appointments/domain/demo-offer'
import { createId } from '@sac/pwa/platform/create-id'
import { signIn } from '../support/simulated-device.ts'
import { chooseTimeAndCar, freeTimes, hold, signInHere } from './customer-app.ts'
import { enterOffice } from './office-app.ts'
import { openProduct, type Product } from './open-product.ts'

test.use({ viewport: { width: 360, height: 780 }, timezoneId: 'Europe/Paris' })

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

const hoursCard = () => page.getByRole('region', { name: 'When we are open' })

test('what the office says of phone and address is what customers read and call', async ({ browser }) => {
  const office = await browser.newPage({ baseURL: product.stack.url, viewport: { width: 1280, height: 900 } })
  await office.goto('/admin/system/settings')
  await enterOffice(office, { email: 'admin@demo.test', password: 'demo-password-please-change' })
  await office.getByRole('button', { name: 'Change: Name and bays' }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel('Phone').fill('01 99 00 01 77')
  await dialog.getByText('A phone number begins with +').waitFor()
  await dialog.getByLabel('Phone').fill('+33 1 99 00 01 77')
  await dialog.getByLabel('Street').fill('7 Station Road')
  await dialog.getByRole('button', { name: 'Change the centre' }).dblclick()
  await dialog.waitFor({ state: 'detached' })
  await office.close()

  await page.goto('/')
  await expect(hoursCard()).toContainText('7 Station Road')
  const phone = hoursCard().getByRole('link', { name: '+33 1 99 00 01 77' })
  await expect(phone).toHaveAttribute('href', 'tel:+33199000177')
})

test('of several centres one is chosen first, the address keeps it, and the booking is made there', async () => {
  const north = { centreId: 'north', station: 'N1', name: 'North centre', place: 'Northtown', timeZone: 'Europe/Paris' }
  const offer = { ...demoOffer, services: demoOffer.services.slice(0, 1) }
  await product.office('/api/v1/centres', { ...north, commandId: createId(), profileId: 'fr', bays: ['1'], offer })

  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Where do you want to come?' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What we do and what it costs' })).toBeHidden()
  await page.getByRole('link', { name: /North centre\W+Northtown/ }).click()
  await expect(hoursCard()).toContainText('North centre')
  expect(new URL(page.url()).searchParams.get('centre')).toBe('north')

  await page.goto('/book')
  await page.getByRole('link', { name: /^\W*Demo test centre/ }).click()
  await freeTimes(page).first().waitFor()
  await page.getByRole('button', { name: 'Another centre' }).click()
  await page.getByRole('link', { name: /North centre\W+Northtown/ }).click()
  await expect(page).toHaveURL(/centre=north/)
  await freeTimes(page).first().waitFor()
  await page.reload()
  await expect(page.getByText(/North centre\W+Northtown/)).toBeVisible()

  await page.goto('/?centre=north')
  await chooseTimeAndCar(page, 'ce-101-ok')
  await expect(page.getByText(/North centre\W+Northtown/)).toBeVisible()
  await signInHere(page)
  const appointmentId = await hold(page)
  await page.goto(`/appointments/${appointmentId}`)
  await expect(page.getByText('North centre')).toBeVisible()
})

/** Sixty-four more, before all others in the list; the sixtieth is on the other side of the world. */
async function openMany() {
  const { url } = product.stack
  const { accessToken } = await signIn(url, 'admin@demo.test')
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
  for (let n = 1; n <= 64; n += 1) {
    const far = { name: 'Zenith centre', place: 'Auckland', timeZone: 'Pacific/Auckland' }
    const near = { name: `City centre ${n}`, place: 'Town', timeZone: 'Europe/Paris' }
    const id = { commandId: createId(), centreId: `city-${String(n).padStart(2, '0')}`, station: `CT${n}` }
    const body = JSON.stringify({ ...id, ...(n === 60 ? far : near), profileId: 'fr', bays: ['1'], offer: demoOffer })
    expect((await fetch(`${url}/api/v1/centres`, { method: 'POST', headers, body })).status).toBe(200)
  }
}

test('the sixtieth centre of a house is found, booked, and its times are those of its own clock', async ({
  browser,
}) => {
  await openMany()
  await page.goto('/')
  await page.getByLabel('Name, town or postcode').fill('nowhere')
  await expect(page.getByText('No centre is called so')).toBeVisible()
  await page.getByLabel('Name, town or postcode').fill('auck')
  await page.getByRole('link', { name: /Zenith centre\W+Auckland/ }).click()
  await expect(hoursCard()).toContainText('Zenith centre')
  expect(new URL(page.url()).searchParams.get('centre')).toBe('city-60')
  await page.getByRole('main').getByRole('link', { name: 'Book a test' }).click()
  const time = (await freeTimes(page).first().textContent()) ?? ''
  await page.goBack()
  await chooseTimeAndCar(page, 'ce-160-ok')
  await expect(page.getByText(/Zenith centre\W+Auckland/)).toBeVisible()
  await signInHere(page)
  await expect(page.locator('.summary')).toContainText(time)
  const appointmentId = await hold(page)
  await expect(page.locator('.summary')).toContainText(time)

  await page.goto(`/appointments/${appointmentId}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(time)
  await expect(page.getByText('Zenith centre')).toBeVisible()
  await page.goto('/appointments')
  await expect(page.getByRole('link', { name: 'CE-160-OK' })).toContainText(time)
  await page.goto(`/appointments/${appointmentId}/move`)
  await expect(page.locator('p', { hasText: 'Now:' })).toContainText(time)
  await freeTimes(page).first().waitFor()

  const office = await browser.newPage({ baseURL: product.stack.url, viewport: { width: 1280, height: 900 } })
  await office.goto('/admin/money?centre=city-60')
  await enterOffice(office, { email: 'admin@demo.test', password: 'demo-password-please-change' })
  await expect(office.getByLabel('Centre')).toHaveValue('city-60')
  await office.goto('/admin/system/settings?centre=city-60')
  await expect(office.getByLabel('Centre')).toHaveValue('city-60')
  await office.goto('/admin/quality')
  await office.getByLabel('Centre').selectOption('Zenith centre')
  await expect(office).toHaveURL(/centre=city-60/)
  await office.close()
})

test('a centre that is opened asks for phone and address, and customers read them at once', async ({ browser }) => {
  const office = await browser.newPage({ baseURL: product.stack.url, viewport: { width: 1280, height: 900 } })
  await office.goto('/admin/system/settings')
  await enterOffice(office, { email: 'admin@demo.test', password: 'demo-password-please-change' })
  await office.getByRole('button', { name: 'Open a centre…' }).click()
  const dialog = office.getByRole('dialog')
  const filled = {
    Name: 'Port centre',
    Town: 'Port',
    'Short name': 'port',
    Station: 'PO',
    Bays: 'Bay 1',
    Phone: '0499000142',
  }
  for (const [label, text] of Object.entries(filled)) await dialog.getByLabel(new RegExp(`^${label}`)).fill(text)
  const act = dialog.getByRole('button', { name: 'Open it for booking' })
  await dialog.getByText('A phone number begins with +').waitFor()
  await act.dblclick()
  await dialog.getByLabel('Phone').fill('+33 4 99 00 01 42')
  const address = { Street: '9 Harbour Road', Postcode: '13002', City: 'Marseille', Country: 'FR' }
  for (const [label, text] of Object.entries(address)) await dialog.getByLabel(new RegExp(`^${label}`)).fill(text)
  await act.dblclick()
  await dialog.waitFor({ state: 'detached' })
  await office.close()

  await page.goto('/?centre=port')
  await expect(hoursCard()).toContainText('9 Harbour Road')
  await expect(hoursCard().getByRole('link', { name: '+33 4 99 00 01 42' })).toBeVisible()
})
