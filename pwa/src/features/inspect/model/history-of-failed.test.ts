import { foldInspection, type Seal } from '@sac/contracts/inspection/fold'
import { createTestDevice } from '@sac/contracts/testing/device'
import { inspect } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { expect, test } from 'vitest'
import { historyOfFailed } from './history-of-failed.ts'
import { lastMeasured, noHistory } from './vehicle-history.ts'

test('a retest is told what failed, where, and every value of the first test', () => {
  const device = createTestDevice({ n: 1 })
  inspect(device, 'a'.repeat(64), 'pads')
  const seal = { testedAt: '2026-11-20T09:00:00.000Z' } as Seal
  const state = { ...foldInspection(device.lines), seals: [seal] }
  const history = historyOfFailed(state, smallTemplate)
  expect(history.deficiencies.map(({ code, severity }) => [code, severity])).toEqual(
    state.defects.map(({ deficiency, severity }) => [deficiency, severity]),
  )
  expect(lastMeasured(history, { checkpoint: '5.2', label: 'tread depth', position: 'a1l' })?.value).toBeTypeOf(
    'number',
  )
  expect(history.odometer).toHaveLength(1)
})

test('what has not begun tells nothing', () => {
  expect(historyOfFailed(foldInspection([]), smallTemplate)).toEqual(noHistory)
})
