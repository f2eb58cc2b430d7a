// Two began one car without knowing of each other, and the one who does not hold it closed it.
import { expect, type Page, test } from '@playwright/test'
import {
  abandon,
  doneRow,
  failCheckpoint,
  passCheckpoint,
  startAppointment,
  toCheckpoints,
  todayHeading,
  tryNow,
  tryUntil,
} from './inspector-app.ts'
import { inspectors, openProduct, type Product } from './open-product.ts'

let product: Product
test.beforeAll(async () => {
  product = await openProduct()
})
test.afterAll(() => product.close())

const takeOverHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Take over' })

/** Lines of other devices that have come down. */
const countPulled = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('sac-view')
        opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('lines').objectStore('lines').count()
          counting.addEventListener('success', () => {
            opening.result.close()
            resolve(counting.result)
          })
        })
      }),
  )

test('what a stranger recorded and closed the holder neither sees nor is stopped by, and the stranger is told that it does not count', async () => {
  const plate = 'AB-123-CD'
  const holder = await product.phoneOf(inspectors.first)
  const stranger = await product.phoneOf(inspectors.second)
  await stranger.phone.setOffline(true)
  await startAppointment(holder.page, plate)
  await toCheckpoints(holder.page)
  await expect(
    holder.page.getByRole('button', { name: 'Connection and waiting, Connected', exact: true }),
  ).toBeVisible()

  await startAppointment(stranger.page, plate)
  await toCheckpoints(stranger.page)
  await failCheckpoint(stranger.page)
  await abandon(stranger.page, { reason: 'Vehicle broke down', name: 'B. Inspector' })
  await stranger.phone.setOffline(false)
  await tryUntil(stranger.page, doneRow(stranger.page, plate).getByText('needs attention'))
  await doneRow(stranger.page, plate).getByRole('link').first().click()
  await takeOverHeading(stranger.page).waitFor()
  await expect(stranger.page.getByText('What was recorded here counts for nothing')).toBeVisible()

  await expect
    .poll(
      async () => {
        await tryNow(holder.page)
        return countPulled(holder.page)
      },
      { intervals: [1_000] },
    )
    .toBeGreaterThan(2)
  await expect(takeOverHeading(holder.page)).toBeHidden()
  await expect(holder.page.getByRole('heading', { level: 1 })).toContainText('0 of')
  await passCheckpoint(holder.page)
  await expect(holder.page.getByRole('heading', { level: 1 })).toContainText('1 of')
  await holder.page.goto('/inspect/')
  await todayHeading(holder.page).waitFor()
})
