import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { inspect } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { expect, test } from 'vitest'
import { viewInspection } from '../model/inspection-view.ts'
import { foundDefects } from './found-defects.ts'

const defect = (n: number, checkpoint: string, severity: 'minor' | 'major' | 'dangerous') =>
  ({
    type: 'defect-added',
    payload: {
      defectId: testId(0x50, n),
      checkpoint,
      deficiency: `${checkpoint}.a`,
      severity,
      loweredReason: null,
      location: {},
      note: null,
      repairedOnSpot: false,
      prohibition: false,
    },
  }) as const

test('every defect that counts is listed, the worst first, also where the car is no longer asked', () => {
  const device = createTestDevice({ n: 1 })
  inspect(device, 'a'.repeat(64), 'nothing')
  device.record(defect(1, '1.1', 'minor'))
  device.record(defect(2, '5.2', 'dangerous'))
  device.record(defect(3, '9.9', 'major'))
  const view = viewInspection({
    state: foldInspection(device.lines),
    template: smallTemplate,
    profile: { repairOnSpotAllowed: true },
    testedOn: null,
  })
  expect(foundDefects(view).map(({ defect: { checkpoint }, reachable }) => [checkpoint, reachable])).toEqual([
    ['5.2', true],
    ['9.9', false],
    ['1.1', true],
  ])
})
