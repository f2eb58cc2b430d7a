// What the app says of sign-in, clock and storage when they are not in order, and of what somebody else has.
import type { Page } from '@playwright/test'
import { openOutbox, startAdHoc, toCheckpoints, todayHeading } from '../inspector-app.ts'
import { closeSheet, follow, inspector, press } from './inspector-screens.ts'
import type { Screens } from './look-at.ts'

const day = 24 * 3_600_000

export async function troubleScreens(page: Page, { lookAt }: Screens) {
  await page.context().clearCookies()
  await page.reload()
  await page.getByText('Your sign-in has ended').first().waitFor()
  await lookAt(page, 'today, sign-in has ended')
  const drawer = await openOutbox(page)
  await lookAt(page, 'outbox, sign-in has ended')
  await drawer.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill(inspector.email)
  await lookAt(page, 'sign in again')
  await page.getByLabel('Password').fill(inspector.password)
  await press(page, 'Sign in')
  await todayHeading(page).waitFor()
  await page.clock.setSystemTime(Date.now() + 2 * day)
  await page.reload()
  await page.getByRole('alert').filter({ hasText: 'The clock of this device is wrong' }).waitFor()
  await lookAt(page, 'today, clock wrong')
  await page.clock.setSystemTime(Date.now())
  await page.reload()
  await todayHeading(page).waitFor()
  await fullStorageScreens(page, lookAt)
}

async function fullStorageScreens(page: Page, lookAt: Screens['lookAt']) {
  await page.context().setOffline(true)
  await startAdHoc(page, { plate: 'FU-101-LL' })
  await toCheckpoints(page)
  await page.goto('/inspect/settings')
  await press(page, 'Sign out for good')
  await page.getByRole('dialog').getByText('Not at the office yet').waitFor()
  await lookAt(page, 'sign out for good, unsent')
  await closeSheet(page)
  await page.goto('/inspect/')
  await page.getByRole('link').filter({ hasText: 'FU-101-LL' }).first().click()
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await press(page, 'Pass')
  await page.getByText('Not saved: the storage of this device is full.').waitFor()
  await lookAt(page, 'focus mode, storage full')
  await page.getByRole('link', { name: 'Go to Today' }).click()
  await lookAt(page, 'today, storage full')
  await follow(page, 'Another vehicle')
  await page.getByRole('heading', { level: 1, name: 'Storage is full' }).waitFor()
  await lookAt(page, 'start, storage full')
  await page.context().setOffline(false)
}
