// The inspector app as its user works it: by role and label, in English. Steps only; what must hold is the journeys' business.
import { createHash } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import { vinCheckDigit } from '@sac/contracts/inspection/vin-check'
import { passingValue } from './passing-value.ts'

export type Inspector = { email: string; password: string; pin?: string; deviceName?: string }
export type Car = {
  plate: string
  /** One that only this plate has, unless told. */
  vin?: string
  country?: string
  odometer?: string
  fuel?: string
  firstRegistration?: string
  make?: string
  model?: string
}

const button = (scope: Page | Locator, name: string | RegExp) =>
  scope.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
const link = (scope: Page | Locator, name: string | RegExp) =>
  scope.getByRole('link', typeof name === 'string' ? { name, exact: true } : { name })
const openDialog = (page: Page) => page.getByRole('dialog')

export const todayHeading = (page: Page): Locator => page.getByRole('heading', { level: 1, name: /^Today/ })

/** Signs in, chooses a PIN and prepares the device, as far as each is asked; ends on Today. */
export async function signIn(page: Page, { email, password, pin = '2580', deviceName = 'Test phone' }: Inspector) {
  await page.goto('/inspect/')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await button(page, 'Sign in').click()
  const choosePin = page.getByRole('heading', { name: 'Choose a PIN' })
  const enrol = page.getByRole('heading', { name: 'Prepare this device' })
  await choosePin.or(enrol).or(todayHeading(page)).first().waitFor()
  if (await choosePin.isVisible()) {
    await page.getByLabel('PIN', { exact: true }).fill(pin)
    await page.getByLabel('PIN once more').fill(pin)
    await button(page, 'Save PIN').click()
    await enrol.or(todayHeading(page)).first().waitFor()
  }
  if (await enrol.isVisible()) {
    await page.getByLabel('Name of this device').fill(deviceName)
    await button(page, 'Prepare this device').click()
  }
  await todayHeading(page).waitFor()
}

export async function lock(page: Page) {
  await page.goto('/inspect/settings')
  await button(page, 'Lock this device').click()
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
}

export async function unlock(page: Page, pin = '2580') {
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await button(page, 'Unlock').click()
}

/** The red banner is read once per device where the browser does not protect what is saved. */
async function passProtection(page: Page) {
  const accept = button(page, 'I understand, continue')
  // The checklist may still be on its way to a device that was just prepared; a request that is lost is given up after a minute.
  await accept.or(button(page, 'Start inspection')).first().waitFor({ timeout: 90_000 })
  if (await accept.isVisible()) await accept.click()
}

/** One that only this plate has. */
export function vinOf(plate: string): string {
  const serial = createHash('sha256').update(plate).digest().readUInt32BE() % 1_000_000
  const vin = `1M8GDM9A0KP${String(serial).padStart(6, '0')}`
  return `${vin.slice(0, 8)}${vinCheckDigit(vin)}${vin.slice(9)}`
}

/** Everything about a car without an appointment, not yet begun. */
export async function describeCar(page: Page, car: Car) {
  await link(page, 'Another vehicle').click()
  await fillCar(page, car)
}

async function fillCar(page: Page, car: Car) {
  await passProtection(page)
  await page.getByLabel('Registration plate').fill(car.plate)
  await page.getByLabel('Country').fill(car.country ?? 'F')
  await page.getByLabel('VIN', { exact: true }).fill(car.vin ?? vinOf(car.plate))
  await page.getByLabel('Odometer', { exact: true }).fill(car.odometer ?? '128402')
  await page.getByLabel('Fuel').selectOption(car.fuel ?? 'petrol')
  await page.getByLabel('First registration').fill(car.firstRegistration ?? '2016-05-12')
  await page.getByLabel('Make').fill(car.make ?? 'Renault')
  await page.getByLabel('Model').fill(car.model ?? 'Clio')
}

/** A car without an appointment; ends on its vehicle page (bay photo). */
export async function startAdHoc(page: Page, car: Car) {
  await describeCar(page, car)
  await beginInspection(page)
}

/** An appointment of today; ends on the vehicle page. */
export async function startAppointment(page: Page, plate: string, odometer = '128402') {
  await link(page, `Start ${plate}`).click()
  await passProtection(page)
  await page.getByLabel('Odometer', { exact: true }).fill(odometer)
  await beginInspection(page)
}

async function beginInspection(page: Page) {
  await button(page, 'Start inspection').click()
  await link(page, 'Checkpoints').waitFor()
}

/** The card of an appointment, in view or folded away with those of other days. */
export const plannedCard = (page: Page, plate: string): Locator => page.locator(`article[aria-label="${plate}"]`)

/** What a customer booked, of whatever day, of whose car only the plate is known; ends on the vehicle page. */
export async function startBooked(page: Page, car: Car) {
  const start = link(page, `Start ${car.plate}`)
  if (!(await start.isVisible())) await page.locator('summary').click()
  await start.click()
  await fillCar(page, car)
  await beginInspection(page)
}

/** The retest of an inspection that failed today; ends on the vehicle page. */
export async function startRetest(page: Page, plate: string, odometer = '128410') {
  await link(page, `Start retest ${plate}`).click()
  await passProtection(page)
  await page.getByLabel('Odometer', { exact: true }).fill(odometer)
  await beginInspection(page)
}

export async function resume(page: Page, plate: string) {
  await page.getByRole('listitem').filter({ hasText: plate }).getByRole('link').first().click()
  await checkpointTitle(page).waitFor()
}

/** Takes the photo the open camera is for. */
export async function photograph(page: Page) {
  const dialog = openDialog(page)
  await button(dialog, 'Take photo').click()
  await dialog.waitFor({ state: 'detached' })
}

/** On the vehicle page: the car with its plate; ends on the first open checkpoint. */
export async function photographBay(page: Page) {
  await button(page, 'Photograph car and plate').click()
  await photograph(page)
}

export async function toCheckpoints(page: Page) {
  await link(page, 'Checkpoints').click()
  await checkpointTitle(page).waitFor()
}

export const checkpointTitle = (page: Page): Locator => page.getByRole('article').getByRole('heading', { level: 2 })

/** Enters passing values at every place of the checkpoint in view. */
export async function measureAll(page: Page) {
  const values = page.getByRole('article').getByRole('button', { name: /Enter$/ })
  while ((await values.count()) > 0) {
    const before = await values.count()
    await values.first().click()
    await enterValue(page, null)
    await values.nth(before - 1).waitFor({ state: 'detached' })
  }
}

/** Enters one value of the checkpoint in view; `place` as shown on its button, for example `axle 1 left`. */
export async function measure(page: Page, place: string, value: string) {
  await page.getByRole('article').getByRole('button', { name: place }).click()
  await enterValue(page, value)
}

/** On the number pad: `value`, or one within the limit shown; saves and closes. */
async function enterValue(page: Page, value: string | null) {
  const dialog = openDialog(page)
  const limit = await dialog.getByText(/^Limit: ./).innerText()
  const unit = await dialog.locator('.pad-value').innerText()
  await dialog.getByLabel('Value').fill(value ?? passingValue(limit.replace('Limit:', ''), unit.trim()))
  await button(dialog, 'Save').click()
  await dialog.waitFor({ state: 'detached' })
}

/** Passes every open checkpoint, measuring where values are asked; ends on the review page. */
export async function passAll(page: Page) {
  const review = page.getByRole('heading', { level: 1, name: 'Review' })
  for (;;) {
    await review.or(checkpointTitle(page)).first().waitFor()
    if (await review.isVisible()) return
    await passCheckpoint(page)
  }
}

export async function passCheckpoint(page: Page) {
  const title = await checkpointTitle(page).innerText()
  await measureAll(page)
  await button(page, 'Pass').click()
  const passed = page.getByRole('article').getByRole('heading', { level: 2, name: title, exact: true })
  await passed.waitFor({ state: 'detached' })
}

/** Opens a checkpoint by its title from the list. */
export async function openCheckpoint(page: Page, title: string) {
  const toList = link(page, 'List')
  if (await toList.isVisible()) await toList.click()
  await page.getByRole('navigation', { name: 'Checkpoints' }).getByRole('button', { name: title }).first().click()
  await checkpointTitle(page).filter({ hasText: title }).waitFor()
}

export type Fail = {
  /** Part of the defect's text; the commonest when left out. */
  defect?: string
  /** As on the diagram, for example `axle 1, left`. */
  place?: string
  note?: string
  photo?: boolean
}

/** Fails the checkpoint in view: the defect, where it is, and its photo. The card stays: a fail never moves on by itself. */
export async function failCheckpoint(page: Page, { defect, place, note, photo = true }: Fail = {}) {
  await button(page, 'Fail').click()
  const dialog = openDialog(page)
  if (defect) await dialog.getByLabel('Search defects').fill(defect)
  await dialog.getByRole('listitem').getByRole('button').first().click()
  if (place) await button(dialog, place).click()
  if (note) await dialog.getByLabel(/^Note/).fill(note)
  await button(dialog, photo ? 'Add and photograph' : 'Add defect').click()
  if (photo) await photograph(page)
  else await dialog.waitFor({ state: 'detached' })
}

export async function undo(page: Page) {
  await button(page, /^Undo: /).click()
}

export async function toReview(page: Page) {
  await link(page, 'Review').first().click()
  await page.getByRole('heading', { level: 1, name: 'Review' }).waitFor()
}

/** Draws a signature and signs; ends on Today. The name of the button is returned: it says what was signed. */
export async function sign(page: Page): Promise<string> {
  await link(page, 'Sign…').click()
  await drawSignature(page)
  return pressSign(page)
}

export async function drawSignature(page: Page) {
  const pad = page.getByLabel('Signature', { exact: true })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('The signature field is not shown')
  await page.mouse.move(box.x + 30, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 120, { steps: 8 })
  await page.mouse.move(box.x + 200, box.y + 50, { steps: 8 })
  await page.mouse.up()
}

/** Closes an inspection that cannot be carried out; ends on Today. */
export async function abandon(page: Page, { reason, name }: { reason: string; name: string }) {
  await button(page, 'Inspection').click()
  await link(openDialog(page), 'Abandon inspection').click()
  await page.getByLabel(reason).check()
  await button(page, 'Typed name instead').click()
  await page.getByLabel('Your full name').fill(name)
  await button(page, 'Sign and abandon').click()
  await todayHeading(page).waitFor()
}

async function pressSign(page: Page): Promise<string> {
  const act = button(page, /^Sign: /)
  const name = await act.innerText()
  await act.click()
  await todayHeading(page).waitFor()
  return name
}

/** From the checkpoints or the review: everything answered so far is signed. */
export async function finish(page: Page): Promise<string> {
  const review = page.getByRole('heading', { level: 1, name: 'Review' })
  if (!(await review.isVisible())) await toReview(page)
  return sign(page)
}

/** The word behind a plate in "Done today": `saved on this device`, `sent`, `complete at the office`, `certified`. */
export const doneRow = (page: Page, plate: string): Locator =>
  page.getByRole('region', { name: 'Done today' }).getByRole('listitem').filter({ hasText: plate })

const outboxDrawer = (page: Page) => page.getByRole('dialog', { name: 'Waiting to send' })
/** So that where a step stands still, it is said which, and the next round may do better. */
const step = { timeout: 20_000 }

/** Opens the drawer unless it is open. */
export async function openOutbox(page: Page): Promise<Locator> {
  const drawer = outboxDrawer(page)
  if (!(await drawer.isVisible())) await button(page, /^Connection and waiting/).click(step)
  await drawer.waitFor(step)
  return drawer
}

/** Asks the office at once instead of at the next minute, and closes the drawer again. */
export async function tryNow(page: Page) {
  const drawer = await openOutbox(page)
  await button(drawer, 'Try now').click(step)
  await button(drawer, 'Close').click(step)
  await drawer.waitFor({ state: 'detached', ...step })
}

/** Asks the office until what it has to say has come down. */
export async function tryUntil(page: Page, shown: Locator) {
  await expect(async () => {
    if (!(await shown.isVisible())) await tryNow(page)
    await expect(shown).toBeVisible({ timeout: 1_500 })
  }).toPass({ timeout: 120_000 })
}

/** On the page that says who has the inspection; ends where one goes on. */
export async function takeOver(page: Page, { reason, act = 'Take over' }: { reason: string; act?: string }) {
  await page.getByLabel(reason, { exact: true }).check()
  await button(page, act).click()
  await page.getByRole('heading', { level: 1, name: 'Take over' }).waitFor({ state: 'detached' })
}

/** Everything the app needs is on the device: from here it starts without a line. */
export const untilOfflineReady = (page: Page): Promise<void> =>
  page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
