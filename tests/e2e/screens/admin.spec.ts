// Every page of the office, measured in every language and theme on two widths of desk; see screens.spec.ts.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { drawSecondLook } from '../draw-second-look.ts'
import { openProduct } from '../open-product.ts'
import {
  adminDoors,
  certificatePages,
  framePages,
  inspectionPages,
  moneyPages,
  peoplePages,
  qualityPages,
  secondFactorPages,
  settingsPages,
  systemPages,
  todayPages,
} from './admin-pages.ts'
import { createScreens, desks, officeRules } from './look-at.ts'

test('nothing overlaps, is cut or unnamed in the office', async ({ browser }) => {
  test.setTimeout(30 * 60_000)
  // With cars, papers and payments of a while.
  const product = await openProduct({ SEED: 'demo' })
  const screens = createScreens(officeRules, desks)
  const context = await browser.newContext({ baseURL: product.stack.url, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await adminDoors(page, screens)
  await todayPages(page, screens)
  await framePages(page, screens)
  await inspectionPages(page, screens)
  await certificatePages(page, screens)
  await moneyPages(page, screens)
  await peoplePages(page, screens)
  await settingsPages(page, screens)
  await systemPages(page, screens, join(product.folder, 'data'))
  await qualityPages(page, screens, () => drawSecondLook(product))
  await context.close()
  await product.close()
  expect(screens.faults).toEqual([])
})

test('an office that asks for a second factor is no worse', async ({ browser }) => {
  test.setTimeout(10 * 60_000)
  const screens = createScreens(officeRules, desks)
  const product = await openProduct({ ADMIN_SECOND_FACTOR: 'required' })
  const context = await browser.newContext({ baseURL: product.stack.url, viewport: { width: 1280, height: 800 } })
  await secondFactorPages(await context.newPage(), screens)
  await context.close()
  await product.close()
  expect(screens.faults).toEqual([])
})
