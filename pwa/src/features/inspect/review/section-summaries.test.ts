import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice } from '@sac/contracts/testing/device'
import { answer, inspect, start } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { expect, test } from 'vitest'
import { viewInspection } from '../model/inspection-view.ts'
import { summariseInspection } from '../model/summarise-inspection.ts'
import { summariseSections } from './section-summaries.ts'

const hash = 'a'.repeat(64)
const profile = { repairOnSpotAllowed: true }
const view = (device: ReturnType<typeof createTestDevice>) =>
  viewInspection({
    state: foldInspection(device.lines),
    template: smallTemplate,
    profile,
    testedOn: '2026-11-23',
  })

test('a section counts each checkpoint once and leads to its first failed one', () => {
  const device = createTestDevice({ n: 1 })
  inspect(device, hash, 'pads')
  const { items, answered } = view(device)
  expect(answered).toBe(3)
  expect(summariseSections(items)).toMatchObject([{ first: '1.1', failed: 1, passed: 2, open: 0, other: 0 }])
})

test('a fail without a defect counts as failed on review, and as not answered in the progress', () => {
  const device = createTestDevice({ n: 1 })
  inspect(device, hash, 'nothing')
  device.record(answer('1.1', 'defect'))
  const { items, answered } = view(device)
  expect(answered).toBe(2)
  expect(summariseSections(items)).toMatchObject([{ failed: 1, passed: 2 }])
})

test('without its template an inspection is still listed by its plate', () => {
  const device = createTestDevice({ n: 1 })
  inspect(device, hash, 'nothing')
  const state = foldInspection(device.lines)
  expect(summariseInspection(state, () => null)).toMatchObject({ plate: 'AB-123-CD', total: 0, open: true })
  expect(summariseInspection(state, () => smallTemplate)).toMatchObject({ answered: 3, total: 3 })
})

test('lines without a start are no inspection yet', () => {
  const device = createTestDevice({ n: 1 })
  device.record(answer('1.1', 'ok'))
  expect(summariseInspection(foldInspection(device.lines), () => null)).toBeNull()
  device.record(start(hash))
  expect(summariseInspection(foldInspection(device.lines), () => null)).not.toBeNull()
})
