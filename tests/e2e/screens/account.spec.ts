// Account, cars and papers of a customer, measured in every language, theme and size; see screens.spec.ts.
import { expect } from '@playwright/test'
import { inspectCar } from '../customer-story.ts'
import { test } from '../shared-product.ts'
import {
  accountScreens,
  addCarScreens,
  carScreens,
  emptyAndOffline,
  invoiceScreens,
  paperScreens,
  signInScreens,
  waysIn,
} from './account-pages.ts'
import { createScreens, pageRules } from './look-at.ts'

test('nothing overlaps, is cut or unnamed in the account, cars and papers of a customer', async ({
  browser,
  product,
}) => {
  test.setTimeout(30 * 60_000)
  const screens = createScreens(pageRules)
  const { url } = product.stack
  const car = await inspectCar({ url, office: product.office }, { finds: 'major' })
  const context = await browser.newContext({ baseURL: url, viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  await waysIn(page, screens)
  await signInScreens(page, screens)
  await page.getByText('No car yet').waitFor()
  await screens.lookAt(page, 'customer, no car')
  await addCarScreens(page, screens, car)
  await carScreens(page, screens, car)
  await paperScreens(page, screens)
  await invoiceScreens(page, screens)
  await accountScreens(page, screens)
  await emptyAndOffline(page, screens)
  await context.close()
  expect(screens.faults).toEqual([])
})
