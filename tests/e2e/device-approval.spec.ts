// Where the office approves devices (DEVICE_APPROVAL=required): what an inspector reads until it has, and that nothing is lost.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import {
  doneRow,
  passAll,
  photographBay,
  sign,
  startAdHoc,
  toCheckpoints,
  todayHeading,
  tryUntil,
} from './inspector-app.ts'
import { inspectors, openProduct, type Product } from './open-product.ts'
import { wear } from './screens/looks.ts'

let product: Product
test.beforeAll(async () => {
  product = await openProduct({ DEVICE_APPROVAL: 'required' })
})
test.afterAll(() => product.close())

const words = {
  en: 'The office has not approved this device yet.',
  fr: 'Le bureau n’a pas encore approuvé cet appareil.',
  ar: 'لم يوافق المكتب بعد على هذا الجهاز.',
} as const

test('an unapproved device says so once, in every language, and what it sent is certified when it is approved', async () => {
  const plate = 'AP-101-RV'
  const { page } = await product.phoneOf(inspectors.first)
  await startAdHoc(page, { plate })
  await photographBay(page)
  await toCheckpoints(page)
  await passAll(page)
  await sign(page)
  await tryUntil(page, doneRow(page, plate).getByText('needs attention'))
  await doneRow(page, plate).getByRole('link').first().click()
  for (const language of ['en', 'fr', 'ar'] as const) {
    await wear(page, { language, theme: 'light', size: 'phone' })
    await expect(page.getByText(words[language])).toHaveCount(1)
    const folder = process.env['SCREENS_FOLDER']
    if (folder) {
      mkdirSync(folder, { recursive: true })
      await page.screenshot({ path: join(folder, `device-unapproved.${language}.png`) })
    }
    await expect(page.getByRole('listitem')).toHaveCount(1)
  }
  await wear(page, { language: 'en', theme: 'light', size: 'phone' })
  await page.goto('/inspect/')
  await todayHeading(page).waitFor()

  const { devices } = (await (await product.office('/api/v1/admin/devices')).json()) as {
    devices: { deviceId: string }[]
  }
  for (const { deviceId } of devices) await product.office(`/api/v1/admin/devices/${deviceId}/approve`, {})
  // Nobody asks: the office's word on it makes the device ask about what was kept apart.
  await expect(doneRow(page, plate).getByText('certified')).toBeVisible()
})
