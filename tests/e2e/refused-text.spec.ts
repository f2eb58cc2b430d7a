// What the office cannot print is told to the inspector with its letter, corrected on the phone, sealed again and certified.
import { expect } from '@playwright/test'
import {
  describeCar,
  doneRow,
  failCheckpoint,
  openCheckpoint,
  photographBay,
  sign,
  startAdHoc,
  toCheckpoints,
  tryUntil,
} from './inspector-app.ts'
import { inspectors, type Product } from './open-product.ts'
import { rewriteUnsent } from './phone.ts'
import { test } from './shared-product.ts'
import { passTheRest } from './tap-in-page.ts'

let product: Product
test.beforeAll(({ product: shared }) => {
  product = shared
})
test.afterAll(({ product }) => product.closePhones())

const inspectionOf = async (plate: string) => {
  const { inspections } = (await (await product.office(`/api/v1/inspections?search=${plate}`)).json()) as {
    inspections: { status: string; reasons: { code: string; detail: string }[] }[]
  }
  return inspections[0]
}

test('a letter no font has, sealed by an older app, is named to the inspector, who corrects it and is certified', async () => {
  const plate = 'RT-001-XT'
  const { phone, page } = await product.phoneOf(inspectors.first)
  await phone.setOffline(true)
  await startAdHoc(page, { plate, make: 'Renault', model: 'Megane' })
  await photographBay(page)
  await toCheckpoints(page)
  await openCheckpoint(page, 'Linings and pads')
  await failCheckpoint(page, { place: 'axle 1, left', note: 'inner pad worn' })
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await passTheRest(page)
  await page.getByLabel(/^Remark/).fill('seen by Han')
  await page.getByLabel(/^Remark/).blur()
  expect(await rewriteUnsent(page, 'Megane', 'M漢')).toBe(1)
  expect(await rewriteUnsent(page, 'inner pad worn', 'worn \u202Enrow')).toBe(1)
  expect(await rewriteUnsent(page, 'seen by Han', 'seen 👍')).toBe(1)
  await page.reload()
  await sign(page)
  await phone.setOffline(false)
  await tryUntil(page, doneRow(page, plate).getByText('needs attention'))
  const refused = await inspectionOf(plate)
  expect(refused?.status).toBe('quarantined')
  expect(refused?.reasons).toHaveLength(3)
  for (const { code } of refused?.reasons ?? []) expect(code).toBe('text-refused')

  await doneRow(page, plate).getByRole('link').first().click()
  await expect(page.getByText('The office cannot print a text as it is.').first()).toBeVisible()
  const sealAgain = page.getByRole('button', { name: 'Seal again' })
  await expect(sealAgain).toBeDisabled()
  const card = (label: RegExp) => page.locator('.card').filter({ has: page.getByLabel(label) })
  const note = card(/Note$/)
  await expect(note).toContainText('At place 6 there is \u2068U+202E right-to-left override\u2069')
  await note.getByRole('textbox').fill('inner pad worn')
  await note.getByRole('button', { name: 'Save the new text' }).click()
  await expect(note).toHaveCount(0)

  const remark = card(/^Remark$/)
  await expect(remark).toContainText('At place 6 there is \u2068👍\u2069, which the certificate cannot show.')
  await remark.getByRole('textbox').fill('')
  await remark.getByRole('button', { name: 'Save the new text' }).click()
  await expect(remark).toHaveCount(0)

  await expect(card(/^Model$/)).toContainText('At place 2 there is \u2068漢\u2069')
  await page.getByRole('link', { name: 'Vehicle', exact: true }).click()
  await expect(page.getByLabel('Odometer', { exact: true }), 'only what names the car is open').toHaveCount(0)
  await page.getByLabel('Model').fill('Megane')
  await page.getByRole('link', { name: 'Needs attention' }).click()
  await expect(sealAgain).toBeEnabled()
  await sealAgain.click()
  await tryUntil(page, doneRow(page, plate).getByText('certified'))
  expect(await inspectionOf(plate)).toMatchObject({ status: 'certified', reasons: [] })
})

test('the field names the letter no font has, and a car is begun once it is another one', async () => {
  const { page } = await product.phoneOf(inspectors.second)
  await describeCar(page, { plate: 'RT-002-XT', make: '東風' })
  await page.getByRole('button', { name: 'Start inspection' }).click()
  await expect(page.getByText('At place 1 there is \u2068東\u2069, which the certificate cannot show.')).toBeVisible()
  await expect(page.getByLabel('Make'), 'nothing is taken out of it').toHaveValue('東風')
  await page.getByLabel('Make').fill('Dongfeng')
  await page.getByLabel('Registration plate').fill('١٢٣٤ تونس ٥٦٧٨')
  await page.getByRole('button', { name: 'Start inspection' }).click()
  await expect(page.getByText('This does not fit the code of the certificate: at most 20')).toBeVisible()
  await page.getByLabel('Registration plate').fill('1234 تونس 567')
  await page.getByRole('button', { name: 'Start inspection' }).click()
  await page.getByRole('link', { name: 'Checkpoints' }).waitFor()
})
