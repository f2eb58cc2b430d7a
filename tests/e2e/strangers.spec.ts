// Two began one car without knowing of each other, and the one who does not hold it closed it.
import { expect, type Page, test } from '@playwright/test'
import {
  abandon,
  checkpointTitle,
  doneRow,
  startAppointment,
  takeOver,
  toCheckpoints,
  todayHeading,
  tryUntil,
} from './inspector-app.ts'
import { inspectors, openProduct, type Product } from './open-product.ts'

let product: Product
test.beforeAll(async () => {
  product = await openProduct()
})
test.afterAll(() => product.close())

const takeOverHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Take over' })

test('what a stranger closed is open for the holder, and the stranger is told that it does not count', async () => {
  test.setTimeout(240_000)
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
  await abandon(stranger.page, { reason: 'Vehicle broke down', name: 'B. Inspector' })
  await stranger.phone.setOffline(false)
  await tryUntil(stranger.page, doneRow(stranger.page, plate).getByText('needs attention'))
  await doneRow(stranger.page, plate).getByRole('link').first().click()
  await takeOverHeading(stranger.page).waitFor()
  await expect(stranger.page.getByText('What was recorded here counts for nothing')).toBeVisible()

  await tryUntil(holder.page, takeOverHeading(holder.page))
  await takeOver(holder.page, { reason: 'we have agreed on it' })
  await checkpointTitle(holder.page).waitFor()
  await expect(holder.page.getByRole('button', { name: 'Pass', exact: true })).toBeEnabled()
  await holder.page.goto('/inspect/')
  await todayHeading(holder.page).waitFor()
})
