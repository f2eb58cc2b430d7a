import type { Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import { latestAct } from './undo.ts'

const counter = () => {
  let n = 0
  return () => testId(0x7f00, (n += 1))
}
const answer = (checkpoint: string, answer: 'ok' | 'defect'): Recorded => ({
  type: 'answered',
  payload: { checkpoint, answer, reason: null },
})
const defect = (n: number): Recorded => ({
  type: 'defect-added',
  payload: {
    defectId: testId(0x50, n),
    checkpoint: '1.1.13',
    deficiency: '1.1.13.a',
    severity: 'major',
    loweredReason: null,
    location: {},
    note: null,
    repairedOnSpot: false,
    prohibition: false,
  },
})
const photo = (defectId: string): Recorded => ({
  type: 'photo-captured',
  payload: {
    photoId: testId(0x51, 1),
    sha256: 'a'.repeat(64),
    bytes: 10,
    mime: 'image/jpeg',
    role: 'defect',
    checkpoint: '1.1.13',
    defectId,
    capturedAt: '2026-11-23T09:00:00.000Z',
  },
})

const measured = (value: number | null): Recorded => ({
  type: 'measured',
  payload: { checkpoint: '1.2.1', measurement: 'force', position: 'a1l', value, source: 'typed' },
})

const newId = counter()
const latest = (device: TestDevice) => latestAct(device.lines, device.deviceId, newId)
function undo(device: TestDevice) {
  const act = latest(device)
  for (const draft of act?.undo ?? []) device.record(draft)
  return act
}

test('an untouched inspection has nothing to undo', () => {
  expect(latest(createTestDevice({ n: 1 }))).toBeNull()
})

test('undoing a first answer withdraws it', () => {
  const device = createTestDevice({ n: 1 })
  device.record(answer('1.1.1', 'ok'))
  expect(undo(device)?.line.type).toBe('answered')
  expect(foldInspection(device.lines).answers.get('1.1.1')?.value.answer).toBe('withdrawn')
  expect(latest(device)).toBeNull()
})

test('undoing a changed answer brings the earlier one back', () => {
  const device = createTestDevice({ n: 1 })
  device.record(answer('1.1.1', 'ok'))
  device.record(answer('1.1.1', 'defect'))
  undo(device)
  expect(foldInspection(device.lines).answers.get('1.1.1')?.value.answer).toBe('ok')
})

test('pressing undo again goes one further back, to the beginning', () => {
  const device = createTestDevice({ n: 1 })
  device.record(answer('1.1.1', 'ok'))
  device.record(answer('1.1.2', 'ok'))
  device.record(answer('1.1.3', 'defect'))
  const undone = [undo(device), undo(device), undo(device)].map((act) => act?.line.payload)
  expect(undone).toMatchObject([{ checkpoint: '1.1.3' }, { checkpoint: '1.1.2' }, { checkpoint: '1.1.1' }])
  expect(latest(device)).toBeNull()
})

test('a new act after an undo is undone first', () => {
  const device = createTestDevice({ n: 1 })
  device.record(answer('1.1.1', 'ok'))
  device.record(answer('1.1.2', 'ok'))
  undo(device)
  device.record(answer('1.1.4', 'ok'))
  expect(latest(device)?.line.payload).toMatchObject({ checkpoint: '1.1.4' })
  undo(device)
  expect(latest(device)?.line.payload).toMatchObject({ checkpoint: '1.1.1' })
})

test('undoing a removed defect restores it with its photo', () => {
  const device = createTestDevice({ n: 1 })
  device.record(defect(1))
  device.record(photo(testId(0x50, 1)))
  device.record({ type: 'defect-removed', payload: { defectId: testId(0x50, 1) } })
  undo(device)
  const { defects, photos } = foldInspection(device.lines)
  expect(defects).toHaveLength(1)
  expect(photos.map(({ defectId }) => defectId)).toEqual([defects[0]?.defectId])
  expect(latest(device)?.line.type).toBe('photo-captured')
})

test('what another device wrote is never undone here', () => {
  const other = createTestDevice({ n: 2 })
  other.record(answer('1.1.1', 'ok'))
  const device = createTestDevice({ n: 1 })
  expect(latestAct([...device.lines, ...other.lines], device.deviceId, newId)).toBeNull()
})

test('a value that is undone is the earlier value, or cleared', () => {
  const device = createTestDevice({ n: 1 })
  const value = () => foldInspection(device.lines).measurements.get('1.2.1/force/a1l')?.value.value
  device.record(measured(2.1))
  device.record(measured(2.4))
  undo(device)
  expect(value()).toBe(2.1)
  undo(device)
  expect(value()).toBeNull()
})
