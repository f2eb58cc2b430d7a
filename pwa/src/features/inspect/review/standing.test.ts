import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice, type TestDevice } from '@sac/contracts/testing/device'
import { answer, inspect, start } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { expect, test } from 'vitest'
import { viewInspection } from '../model/inspection-view.ts'
import { standingOf } from './standing.ts'

const hash = 'a'.repeat(64)
const standing = (device: TestDevice) =>
  standingOf(
    viewInspection({
      state: foldInspection(device.lines),
      template: smallTemplate,
      profile: { repairOnSpotAllowed: true },
      testedOn: null,
    }),
  )

test('a list that is not answered to its end has not passed', () => {
  const device = createTestDevice({ n: 1 })
  device.record(start(hash))
  device.record(answer('1.1', 'ok'))
  expect(standing(device)).toEqual({ is: 'unfinished', unnamed: 0 })
})

test('a fail that has no defect yet is no pass', () => {
  const device = createTestDevice({ n: 1 })
  inspect(device, hash, 'nothing')
  device.record(answer('1.1', 'defect'))
  expect(standing(device)).toEqual({ is: 'unfinished', unnamed: 1 })
})

test('what is complete has its result, and what fails already says so before its end', () => {
  const device = createTestDevice({ n: 1 })
  inspect(device, hash, 'nothing')
  expect(standing(device)).toEqual({ is: 'final', result: 'pass' })
  const failed = createTestDevice({ n: 1 })
  inspect(failed, hash, 'pads')
  failed.record({ type: 'answered', payload: { checkpoint: '5.2', answer: 'withdrawn', reason: null } })
  expect(standing(failed)).toMatchObject({ is: 'failing', result: 'fail' })
})
