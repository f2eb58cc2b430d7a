import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice } from '@sac/contracts/testing/device'
import { answer, inspect } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { expect, test } from 'vitest'
import { type InspectionView, viewInspection } from './inspection-view.ts'

const profile = { repairOnSpotAllowed: true }

test('after a tap only the checkpoint it was on is another object, and all show what a fresh view shows', () => {
  const device = createTestDevice({ n: 1 })
  inspect(device, 'a'.repeat(64), 'pads')
  const seen = (before: InspectionView | null) => {
    const state = foldInspection(device.lines)
    return viewInspection({ state, template: smallTemplate, profile, testedOn: '2026-11-23' }, before)
  }
  const before = seen(null)
  expect(seen(before).items.every((item, index) => item === before.items[index])).toBe(true)
  for (const { checkpoint } of before.items) {
    const last = seen(before)
    device.record(answer(checkpoint.code, last.byCode.get(checkpoint.code)?.answer === 'ok' ? 'defect' : 'ok'))
    const after = seen(last)
    expect(after.items).toEqual(seen(null).items)
    const changed = after.items.filter((item, index) => item !== last.items[index])
    expect(changed.map((item) => item.checkpoint.code)).toEqual([checkpoint.code])
  }
})
