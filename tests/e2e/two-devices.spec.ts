// Two inspectors and one car: who has it, how one takes over, and what becomes of answers that differ.
import { expect, type Page } from '@playwright/test'
import {
  checkpointTitle,
  doneRow,
  failCheckpoint,
  passAll,
  passCheckpoint,
  photographBay,
  sign,
  startAppointment,
  takeOver,
  toCheckpoints,
  todayHeading,
  toReview,
  tryUntil,
} from './inspector-app.ts'
import { inspectors, type Product } from './open-product.ts'
import { test } from './shared-product.ts'

let product: Product
test.beforeAll(({ product: shared }) => {
  product = shared
})
test.afterAll(({ product }) => product.closePhones())

/** A number stands in an isolate of its own, so that it reads the same in every language around it. */
const inspector = (number: string, words: string) =>
  new RegExp(`Inspector \u2068INS-${number}\u2069${words.startsWith(',') ? '' : ' '}${words}`)

const takeOverHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Take over' })
const connected = (page: Page) => page.getByRole('button', { name: 'Connection and waiting, Connected', exact: true })
const today = async (page: Page) => {
  await page.goto('/inspect/')
  await todayHeading(page).waitFor()
}

test('of two who began one car without signal the one heard second takes over, and what differs waits for a person', async () => {
  const plate = 'AB-123-CD'
  const first = await product.phoneOf(inspectors.first)
  const second = await product.phoneOf(inspectors.second)
  // A device that goes off before the plan of its day has come down has nothing to start.
  for (const { page } of [first, second])
    await page.getByRole('link', { name: `Start ${plate}`, exact: true }).waitFor()
  for (const { phone } of [first, second]) await phone.setOffline(true)
  for (const { page } of [first, second]) {
    await startAppointment(page, plate)
    if (page === first.page) await photographBay(page)
    await toCheckpoints(page)
  }
  const title = await checkpointTitle(first.page).innerText()
  await passCheckpoint(first.page)
  await failCheckpoint(second.page)

  // Theirs arrives first: they hold it, and are not asked.
  await second.phone.setOffline(false)
  await tryUntil(second.page, connected(second.page))
  await first.phone.setOffline(false)
  await tryUntil(first.page, takeOverHeading(first.page))
  // Who that is comes by another event than the line itself.
  await tryUntil(first.page, first.page.getByText(inspector('002', 'has this inspection, since')))
  await expect(takeOverHeading(second.page)).toBeHidden()
  await takeOver(first.page, { reason: 'we have agreed on it' })
  await tryUntil(second.page, second.page.getByText(inspector('001', 'has taken this inspection over')))
  await expect(second.page.getByText('Reason: \u2068we have agreed on it\u2069')).toBeVisible()
  await today(second.page)
  await expect(second.page.getByRole('region', { name: 'In progress' })).toContainText(inspector('001', ', since'))

  const { page } = first
  await toReview(page)
  await tryUntil(page, page.getByText(`two devices differ: ${title}`))
  await expect(page.getByRole('button', { name: 'Sign…' })).toBeDisabled()
  await expect(page.getByText('1 major'), 'the safer answer counts').toBeVisible()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'two devices differ' })
    .getByRole('link', { name: 'Go there' })
    .click()
  const card = page.getByRole('article', { name: title })
  await expect(card.getByRole('radio', { name: /^pass this device/ })).toBeVisible()
  await card.getByRole('radio', { name: /^fail another device/ }).check()
  await card.getByLabel('Why').fill('Looked again together')
  await card.getByRole('button', { name: 'Decide' }).click()
  await expect(page.getByText('Nothing to decide.')).toBeVisible()

  await page.getByRole('link', { name: 'Review' }).click()
  await page.getByRole('link', { name: 'Checkpoints' }).click()
  await passAll(page)
  expect(await sign(page)).toBe('Sign: fail, 1 major')
  await expect(doneRow(page, plate)).toContainText('certified')
  await tryUntil(second.page, doneRow(second.page, plate).getByText('certified'))
})

test('a car begun by a colleague is taken over without signal, and nothing of theirs is lost', async () => {
  const plate = 'EF-456-GH'
  const first = await product.phoneOf(inspectors.first)
  const second = await product.phoneOf(inspectors.second)
  await startAppointment(first.page, plate)
  await toCheckpoints(first.page)
  for (let done = 0; done < 2; done += 1) await passCheckpoint(first.page)
  const card = second.page.getByRole('article', { name: plate })
  await tryUntil(second.page, card.getByText(inspector('001', ', since')))

  await second.phone.setOffline(true)
  await card.getByRole('link', { name: `Take over ${plate}` }).click()
  await expect(second.page.getByText(inspector('001', 'has this inspection, since'))).toBeVisible()
  await second.page.getByRole('button', { name: 'Take over' }).click()
  await expect(second.page.getByText('Choose or write a reason.')).toBeVisible()
  await takeOver(second.page, { reason: 'change of shift' })
  await checkpointTitle(second.page).waitFor()
  await expect(second.page.getByRole('heading', { level: 1 })).toContainText('0 of')
  await second.phone.setOffline(false)
  await tryUntil(second.page, second.page.getByRole('heading', { level: 1, name: /2 of/ }))
  // The card in view is one the colleague has passed; the next one is new.
  for (let done = 0; done < 2; done += 1) await passCheckpoint(second.page)
  await expect(second.page.getByRole('heading', { level: 1 })).toContainText('3 of')

  await tryUntil(first.page, first.page.getByText(inspector('002', 'has taken this inspection over')))
  await takeOver(first.page, { reason: 'the colleague was called away', act: 'Take it back' })
  await checkpointTitle(first.page).waitFor()
  await tryUntil(second.page, second.page.getByText(inspector('001', 'has taken this inspection over')))
})
