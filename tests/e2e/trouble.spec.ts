// What an inspector does when something has gone wrong: a photo lost by the device, a device the office has revoked, a
// locked phone without signal. Nothing that was saved may be lost.
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import {
  abandon,
  describeCar,
  doneRow,
  drawSignature,
  lock,
  openOutbox,
  passCheckpoint,
  photograph,
  photographBay,
  resume,
  sign,
  startAdHoc,
  toCheckpoints,
  tryUntil,
  unlock,
} from './inspector-app.ts'
import { inspectors, type Product } from './open-product.ts'
import { losePhotos } from './phone.ts'
import { test } from './shared-product.ts'
import { passTheRest } from './tap-in-page.ts'

let product: Product
test.beforeAll(({ product: shared }) => {
  product = shared
})
test.afterAll(({ product }) => product.closePhones())

test('a photo the device has lost is taken again, sealed again, and the car gets its certificate', async () => {
  const plate = 'LO-001-ST'
  const { phone, page } = await product.phoneOf(inspectors.first)
  await phone.setOffline(true)
  await startAdHoc(page, { plate })
  await photographBay(page)
  await toCheckpoints(page)
  await passTheRest(page)
  await sign(page)
  expect(await losePhotos(page), 'the photo and the strokes of the signature').toBe(2)
  await phone.setOffline(false)
  await expect(doneRow(page, plate)).toContainText('needs attention')

  await doneRow(page, plate).getByRole('link').first().click()
  await expect(page.getByText('A photo on this device can no longer be read. Take it again.')).toBeVisible()
  await page.getByRole('button', { name: 'Take the photo again' }).click()
  await photograph(page)
  await expect(page.getByRole('button', { name: 'Seal again' })).toBeDisabled()
  await drawSignature(page)
  await page.getByRole('button', { name: 'Seal again' }).click()
  await tryUntil(page, doneRow(page, plate).getByText('certified'))
  await expect(page.getByText('Everything is at the office')).toBeVisible()
})

test('a revoked device keeps its work, and the office imports the copy it saves', async () => {
  const plate = 'RE-002-VK'
  const { phone, page } = await product.phoneOf({ ...inspectors.second, deviceName: 'Lane 2' })
  await phone.setOffline(true)
  await startAdHoc(page, { plate })
  await photographBay(page)
  await toCheckpoints(page)
  for (let done = 0; done < 3; done += 1) await passCheckpoint(page)
  await abandon(page, { reason: 'Too dirty to be inspected', name: 'Second demo inspector' })

  const { devices } = (await (await product.office('/api/v1/admin/devices')).json()) as {
    devices: { deviceId: string; name: string }[]
  }
  const deviceId = devices.find(({ name }) => name === 'Lane 2')?.deviceId
  await product.office(`/api/v1/admin/devices/${deviceId}/revoke`, {})
  await phone.setOffline(false)
  const drawer = await openOutbox(page)
  await expect(drawer).toContainText('this device has been revoked; save a copy and give it to the office')
  const download = page.waitForEvent('download')
  await drawer.getByRole('button', { name: 'Save a copy' }).click()
  await expect(drawer).toContainText('Copy saved. Give the file to the office.')
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text, 'only the office can read it').not.toContain(plate)

  const imported = await product.office('/api/v1/admin/devices/import', JSON.parse(text))
  expect(await imported.json()).toMatchObject({ deviceId, quarantined: 0, conflicts: 0, photos: 2, damagedPhotos: [] })
  await expect
    .poll(async () => {
      const { inspections } = (await (await product.office(`/api/v1/inspections?search=${plate}`)).json()) as {
        inspections: { status: string; result: string }[]
      }
      return inspections.map(({ status, result }) => [status, result])
    })
    .toEqual([['complete', 'abandoned']])
  await expect(doneRow(page, plate), 'nothing is deleted here').toBeVisible()
})

test('a car that cannot be tested is refused, and inspector and office get the refusal', async () => {
  const plate = 'AB-004-ND'
  const { page } = await product.phoneOf(inspectors.first)
  await startAdHoc(page, { plate })
  await toCheckpoints(page)
  await abandon(page, { reason: 'Vehicle broke down', name: 'Demo inspector' })
  await tryUntil(page, doneRow(page, plate).getByText('complete at the office'))
  await doneRow(page, plate).getByRole('link').first().click()
  const act = page.getByRole('button', { name: 'Save the document (PDF)' })
  const downloaded = page.waitForEvent('download', { timeout: 0 })
  const notYet = page.getByText('The office has not written it yet.').waitFor()
  await expect(async () => {
    await act.click()
    await Promise.race([downloaded, notYet.then(() => Promise.reject(new Error('not written yet')))])
  }).toPass()
  const download = await downloaded
  expect(download.suggestedFilename()).toBe(`${plate}.pdf`)
  const mine = await readFile(await download.path())
  expect(mine.subarray(0, 5).toString()).toBe('%PDF-')
  const { certificates } = (await (await product.office(`/api/v1/certificates?search=${plate}`)).json()) as {
    certificates: { certificateId: string; kind: string; number: string | null }[]
  }
  expect(certificates).toMatchObject([{ kind: 'refusal', number: null }])
  const theirs = await product.office(`/api/v1/certificates/${certificates[0]?.certificateId}/pdf`)
  expect(Buffer.from(await theirs.arrayBuffer()).equals(mine)).toBe(true)
})

test('locking deletes nothing, and the PIN opens the device without signal', async () => {
  const plate = 'PI-003-NN'
  const { phone, page } = await product.phoneOf(inspectors.first)
  await phone.setOffline(true)
  await startAdHoc(page, { plate })
  await toCheckpoints(page)
  for (let done = 0; done < 2; done += 1) await passCheckpoint(page)
  await lock(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await expect(page.getByText(plate)).toHaveCount(0)
  await unlock(page, '1111')
  await expect(page.getByText('This PIN is wrong.')).toBeVisible()
  await unlock(page)
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  await page.goto('/inspect/')
  await resume(page, plate)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 of')
  await lock(page)
  await phone.setOffline(false)
  // Locked, the device still sends.
  await expect
    .poll(async () => {
      const { inspections } = (await (await product.office(`/api/v1/inspections?search=${plate}`)).json()) as {
        inspections: unknown[]
      }
      return inspections.length
    })
    .toBe(1)
  await unlock(page)
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
})

test('a plate with a character nobody sees begins no inspection, and the field says which and keeps the rest', async () => {
  const { phone, page } = await product.phoneOf({ ...inspectors.first, deviceName: 'Lane 3' })
  await phone.setOffline(true)
  await describeCar(page, { plate: 'PL\u202E123' })
  const plate = page.getByLabel('Registration plate')
  await expect(plate).toHaveAccessibleDescription(/place 3 .*U\+202E right-to-left override/)
  await expect(plate).toHaveValue('PL\u202E123')
  await page.getByRole('button', { name: 'Start inspection' }).click()
  await expect(page.getByRole('heading', { name: 'Another vehicle' })).toBeVisible()
  await plate.fill('١٢٣٤ ب')
  await page.getByLabel('Model').fill('Cl\u200Bio')
  await expect(page.getByLabel('Model')).toHaveAccessibleDescription(/zero width space/)
  await page.getByRole('button', { name: 'Start inspection' }).click()
  await expect(plate).toBeVisible()
  await page.getByLabel('Model').fill('كليو')
  await page.getByRole('button', { name: 'Start inspection' }).click()
  await expect(page.getByRole('heading', { name: 'The car in the bay' })).toBeVisible()
})

test('an app that does not come says so after five seconds, in every language, and offers to load again', async ({
  browser,
}) => {
  const phone = await browser.newContext({ baseURL: product.stack.url, serviceWorkers: 'block' })
  const page = await phone.newPage()
  let comes = false
  await page.route('**/assets/start-app-*.js', (route) => (comes ? route.continue() : undefined))
  await page.goto('/inspect/', { waitUntil: 'commit' })
  const late = page.locator('.late')
  await expect(late).toBeHidden()
  const delay = await late.evaluate((element) => {
    const [appearance] = element.getAnimations()
    appearance?.finish()
    return appearance?.effect?.getTiming().delay
  })
  expect(delay).toBe(5_000)
  for (const words of ['Load again', 'Recharger', 'إعادة التحميل'])
    await expect(page.getByRole('link', { name: words })).toBeVisible()
  comes = true
  await page.getByRole('link', { name: 'Recharger' }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await phone.close()
})
