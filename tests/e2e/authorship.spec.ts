// Who signs what they seal: an app of before did not, and its work must not be lost by that.
import { expect, type Page } from '@playwright/test'
import { doneRow, photographBay, sign, startAdHoc, toCheckpoints, tryUntil, unlock } from './inspector-app.ts'
import { inspectors, type Product } from './open-product.ts'
import { test } from './shared-product.ts'
import { passTheRest } from './tap-in-page.ts'

let product: Product
test.beforeAll(({ product: shared }) => {
  product = shared
})
test.afterAll(({ product }) => product.closePhones())

/** Leaves on the device what an app of before keeps there: no keys, and of the PIN a hash. */
const asBefore = (page: Page, pin: string) =>
  page.evaluate(async (text) => {
    const salt = crypto.getRandomValues(new Uint8Array(16))
    const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(text), 'PBKDF2', false, [
      'deriveBits',
    ])
    const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 600_000 }
    const bits = new Uint8Array(await crypto.subtle.deriveBits(pbkdf2, material, 256))
    const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
    const kept = { salt: base64(salt), iterations: 600_000, hash: base64(bits) }
    const opening = indexedDB.open('sac-outbox')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const transaction = opening.result.transaction('meta', 'readwrite')
    const meta = transaction.objectStore('meta')
    for (const key of ['openKey', 'personKeys', 'deviceKey']) meta.delete(key)
    const reading = meta.get('account')
    reading.addEventListener('success', () => {
      const people = reading.result.people.map((person: object) => ({ ...person, pin: kept }))
      meta.put({ ...reading.result, people }, 'account')
    })
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
    opening.result.close()
  }, pin)

test('what an app of before has sealed is certified once its inspector has unlocked the new one and sealed again', async () => {
  const plate = 'UN-001-SI'
  const { page } = await product.phoneOf(inspectors.first)
  await startAdHoc(page, { plate })
  await photographBay(page)
  await toCheckpoints(page)
  await passTheRest(page)
  await asBefore(page, '2580')
  await sign(page)

  // As soon as it reads who is here, the new app asks for the old PIN.
  await page.reload()
  await unlock(page)
  await tryUntil(page, doneRow(page, plate).getByText('needs attention'))
  await doneRow(page, plate).getByRole('link').first().click()
  await expect(page.getByText('It was sealed by an app that does not sign yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Seal again' }).click()
  await tryUntil(page, doneRow(page, plate).getByText('certified'))
})

test('whoever leaves the device locked leaves no key that signs; the PIN brings it back through a restart', async () => {
  const { page } = await product.phoneOf(inspectors.second)
  const openKey = () =>
    page.evaluate(async () => {
      const opening = indexedDB.open('sac-outbox')
      await new Promise((resolve) => opening.addEventListener('success', resolve))
      const reading = opening.result.transaction('meta').objectStore('meta').get('openKey')
      await new Promise((resolve) => reading.addEventListener('success', resolve))
      opening.result.close()
      return reading.result ? [reading.result.kid, reading.result.privateKey.extractable] : null
    })
  const before = await openKey()
  expect(before).toEqual([expect.any(String), false])
  await page.reload()
  expect(await openKey()).toEqual(before)
  await page.goto('/inspect/settings')
  await page.getByRole('button', { name: 'Lock this device' }).click()
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
  expect(await openKey()).toBe(null)
  await page.reload()
  await unlock(page)
  await expect.poll(openKey).toEqual(before)
})
