// What the benchmark drives is the application as it is: a small day goes through a fast line and is whole at the gateway.
import { patienceMs } from '@sac/tests/support/patience'
import { expect, test } from 'vitest'
import { makeDay } from '../day/make-day.ts'
import { ourDriver } from './our-driver.ts'

test('the driver brings a day of two inspections through, once', async () => {
  const day = makeDay({ inspections: 2, checkpoints: 5, photosPerInspection: 1, meanPhotoBytes: 20_000 })
  const link = { bitsPerSecond: 100_000_000, roundTripMs: 1, seed: 'driver' }
  const deadlineSeconds = patienceMs / 1_000
  const figures = await ourDriver.run({ day, link, deadlineSeconds })
  expect(figures).toMatchObject({ orphans: 0, doubled: 0 })
  expect(figures.everything).toBeLessThan(deadlineSeconds)
})
