// What the app offers where a test might be left out, and what it says and does when the office does not let it pass alone.
import { expect, type Page } from '@playwright/test'
import { uuidv7 } from '@sac/platform/ids'
import {
  describeCar,
  doneRow,
  finish,
  openCheckpoint,
  photograph,
  photographBay,
  sign,
  startAdHoc,
  toCheckpoints,
  tryUntil,
} from './inspector-app.ts'
import { inspectors, type Product } from './open-product.ts'
import { test } from './shared-product.ts'
import { passTheRest } from './tap-in-page.ts'

let product: Product
test.beforeAll(({ product: shared }) => {
  product = shared
})
test.afterAll(({ product }) => product.closePhones())

const more = async (page: Page) => {
  await page.getByRole('button', { name: 'More answers' }).click()
  return page.getByRole('dialog')
}

type Listed = { inspections: { inspectionId: string; plate: string; seal: number }[] }

async function inspectionOf(plate: string) {
  const { inspections } = (await (await product.office('/api/v1/inspections')).json()) as Listed
  const found = inspections.find((one) => one.plate === plate)
  if (!found) throw new Error(`the office does not know ${plate}`)
  return found
}

test('not applicable is offered where the law does not ask it of this car, elsewhere the app says why not', async () => {
  const { page } = await product.phoneOf(inspectors.first)
  await startAdHoc(page, { plate: 'NA-101-HY', fuel: 'hybrid-petrol', firstRegistration: '2019-03-04' })
  await photographBay(page)
  await toCheckpoints(page)
  await openCheckpoint(page, 'Mirrors')
  const mirrors = await more(page)
  await expect(mirrors.getByLabel('Not testable')).toBeVisible()
  await expect(mirrors.getByLabel('Not applicable')).toHaveCount(0)
  await expect(mirrors).toContainText('asked of every car like this one (M1, hybrid, petrol, 2019)')
  await expect(mirrors.getByRole('link', { name: 'Correct the vehicle' })).toBeVisible()
  await mirrors.getByRole('button', { name: 'Close' }).click()

  await openCheckpoint(page, 'Exhaust gas')
  const gas = await more(page)
  await gas.getByLabel('Not applicable').check()
  await gas.getByLabel('engine of the hybrid cannot be made to run').check()
  await gas.getByRole('button', { name: 'Save answer' }).click()
  await passTheRest(page)
  // Named by itself with the first value: there is one of each at this centre.
  const equipment = page.getByRole('region', { name: 'Equipment used' })
  await expect(equipment.getByRole('checkbox', { name: /Tread depth gauge/ })).toBeChecked()
  await expect(equipment.getByRole('checkbox', { name: /Exhaust gas analyser/ })).not.toBeChecked()
  await finish(page)
  await tryUntil(page, doneRow(page, 'NA-101-HY').getByText('certified'))
})

test('a day on which no car was registered is said at the field and begins nothing', async () => {
  const { page } = await product.phoneOf(inspectors.second)
  await describeCar(page, { plate: 'DA-102-TE', firstRegistration: '2099-05-12' })
  await expect(page.getByText('after the day of the test')).toBeVisible()
  await page.getByRole('button', { name: 'Start inspection', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Start inspection', exact: true })).toBeVisible()
  await page.getByLabel('First registration').fill('1885-12-31')
  await expect(page.getByText('there were no cars before 1886')).toBeVisible()
  await page.getByLabel('First registration').fill('2016-05-12')
  await expect(page.getByText('there were no cars before 1886')).toHaveCount(0)
  await page.getByRole('button', { name: 'Start inspection', exact: true }).click()
  await page.getByRole('link', { name: 'Checkpoints' }).waitFor()
})

test('a danger called less needs a choice, words and the office, and goes on by itself when it agrees', async () => {
  const { page } = await product.phoneOf(inspectors.first)
  const plate = 'LO-103-WR'
  await startAdHoc(page, { plate })
  await photographBay(page)
  await toCheckpoints(page)
  await openCheckpoint(page, 'Brake hoses')
  await page.getByRole('button', { name: 'Fail', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('listitem').filter({ hasText: 'dangerous' }).getByRole('button').first().click()
  await sheet.getByText('Severity, repair, prohibition').click()
  await sheet.getByRole('group', { name: 'Severity' }).getByLabel('minor').check()
  await expect(sheet).toContainText('the office must approve this')
  const add = sheet.getByRole('button', { name: 'Add and photograph' })
  await expect(add).toBeDisabled()
  await sheet.getByLabel('In your words').fill('surface only')
  await expect(add, 'words alone are no choice').toBeDisabled()
  await sheet.getByLabel('only slight').check()
  await add.click()
  await photograph(page)
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await passTheRest(page)
  const found = page.getByRole('region', { name: 'Defects' }).getByRole('listitem').first()
  for (const words of [
    'Lower than the catalogue (dangerous)',
    'only slight',
    'surface only',
    'the office must approve',
  ])
    await expect(found).toContainText(words)
  await sign(page)
  await tryUntil(page, doneRow(page, plate).getByText('needs attention'))
  await doneRow(page, plate).getByRole('link').first().click()
  const { inspectionId, seal } = await inspectionOf(plate)
  await page.goto(`/inspect/i/${inspectionId}/attention`)
  await expect(page.getByText('a second person at the office must approve it')).toBeVisible()
  await page.getByRole('link', { name: 'Review' }).first().click()
  const approval = { decisionId: uuidv7(), seal, reason: 'seen on the photo' }
  await product.office(`/api/v1/inspections/${inspectionId}/approve`, approval)
  await page.goto('/inspect/')
  await tryUntil(page, doneRow(page, plate).getByText('certified'))
})
