import { expect, test } from 'vitest'
import { demoEquipment } from './equipment.ts'
import { unknownCheckpoints } from './unknown-checkpoints.ts'

test('demo equipment measures checkpoints that exist', () => {
  for (const { equipmentId, checkpoints } of demoEquipment('2026-11-29'))
    expect([equipmentId, unknownCheckpoints(checkpoints)]).toEqual([equipmentId, []])
})

test('an item of the law that is judged at another checkpoint is none of its own', () => {
  expect(unknownCheckpoints(['1.2.1', '1.2.2', '1.4.2', 'x'])).toEqual([1, 3])
})
