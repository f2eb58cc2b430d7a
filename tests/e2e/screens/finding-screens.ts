// Measuring, failing, reviewing, signing, and what waits to be sent.
import { expect, type Page } from '@playwright/test'
import {
  doneRow,
  measureAll,
  openCheckpoint,
  openOutbox,
  passAll,
  photograph,
  todayHeading,
  toReview,
} from '../inspector-app.ts'
import { closeSheet, follow, plate, press } from './inspector-screens.ts'
import type { Screens } from './look-at.ts'

const dialog = (page: Page) => page.getByRole('dialog')

/** A value beyond its limit, what that suggests, and a defect with its photo. */
export async function findingScreens(page: Page, { lookAt }: Screens) {
  await openCheckpoint(page, 'Service brake performance')
  await page.getByRole('article').getByRole('button', { name: 'axle 1 left' }).first().click()
  await dialog(page).getByLabel('Value').fill('2.1')
  await lookAt(page, 'number pad')
  await press(page, 'Save, next')
  await expect(dialog(page).getByLabel('Value')).toHaveValue('')
  await dialog(page).getByLabel('Value').fill('1.1')
  await lookAt(page, 'number pad, beyond the limit')
  await press(page, 'Save')
  await dialog(page).waitFor({ state: 'detached' })
  await lookAt(page, 'focus mode with values')
  await measureAll(page)
  await press(page, 'Add this defect')
  await press(page, 'Add and photograph')
  await photograph(page)
  await openCheckpoint(page, 'Linings and pads')
  await press(page, 'Fail')
  await dialog(page).waitFor()
  await lookAt(page, 'fail, commonest defects')
  await dialog(page).getByLabel('Search defects').fill('zzzz')
  await lookAt(page, 'fail, nothing found')
  await dialog(page).getByLabel('Search defects').fill('worn')
  await lookAt(page, 'fail, search')
  await dialog(page).getByRole('listitem').getByRole('button').first().click()
  await dialog(page).getByRole('button', { name: 'axle 1, left', exact: true }).click()
  await dialog(page).getByText('Severity, repair, prohibition').click()
  await dialog(page).getByText('minor', { exact: true }).last().click()
  await lookAt(page, 'fail, details and location')
  await dialog(page).getByRole('button', { name: 'Choose another' }).click()
  await dialog(page).getByRole('listitem').getByRole('button').first().click()
  await dialog(page).getByRole('button', { name: 'axle 1, left', exact: true }).click()
  await press(page, 'Add and photograph')
  await photograph(page)
  await lookAt(page, 'focus mode with a defect and its photo')
}

/** The review with all that is missing, and closing an inspection without a result. */
export async function reviewScreens(page: Page, { lookAt }: Screens) {
  await toReview(page)
  await lookAt(page, 'review, much missing')
  const address = page.url()
  await page.goto(address.replace('/review', '/abandon'))
  await page.getByText('Another reason').or(page.getByRole('radio').last()).first().waitFor()
  await lookAt(page, 'abandon')
  await page.goto(address)
  await page.getByRole('heading', { level: 1, name: 'Review' }).waitFor()
}

/** Without signal: the rest is answered, signed, and waits. */
export async function offlineScreens(page: Page, { lookAt }: Screens) {
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Go there' }).first().click()
  await passAll(page)
  await lookAt(page, 'review, complete')
  await follow(page, 'Sign…')
  await page.getByLabel('Signature', { exact: true }).waitFor()
  await lookAt(page, 'sign, drawn')
  await press(page, 'Typed name instead')
  await page.getByLabel('Your full name').fill('A. Inspector')
  await lookAt(page, 'sign, typed')
  await press(page, /^Sign: /)
  await todayHeading(page).waitFor()
  await page
    .getByText(/No signal/)
    .first()
    .waitFor()
  await lookAt(page, 'today without signal')
  await openOutbox(page)
  await lookAt(page, 'outbox, waiting')
  await closeSheet(page)
  await doneRow(page, plate).getByRole('link').first().click()
  await page.getByRole('heading', { level: 1, name: 'Review' }).waitFor()
  await lookAt(page, 'review, signed')
  await page.goto('/inspect/')
  await todayHeading(page).waitFor()
}

/** Storage that failed: the bytes of every photo that was not sent are gone from the device. */
const losePhotos = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('sac-outbox')
        opening.addEventListener('error', () => reject(new Error('no outbox')))
        opening.addEventListener('success', () => {
          const change = opening.result.transaction('blobs', 'readwrite')
          change.objectStore('blobs').clear()
          change.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
      }),
  )

/** With signal again: photos that cannot be read any more need a person. */
export async function attentionScreens(page: Page, { lookAt }: Screens) {
  await losePhotos(page)
  await page.context().setOffline(false)
  await expect(doneRow(page, plate)).toContainText('needs attention')
  await lookAt(page, 'today, needs attention')
  const drawer = await openOutbox(page)
  await lookAt(page, 'outbox, needs attention')
  await drawer.getByRole('link').filter({ hasText: 'needs attention' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Needs attention' }).waitFor()
  await lookAt(page, 'needs attention')
}
