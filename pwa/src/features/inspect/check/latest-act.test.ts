import type { Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import { latestAct } from './latest-act.ts'

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

/** A device whose saves are told apart, and which of its lines Undo wrote. */
function bench() {
  const device = createTestDevice({ n: 1 })
  const walls = new Map<string, string>()
  const undone = new Set<string>()
  const save = (...records: readonly Recorded[]) => {
    const lines = records.map((recorded) => device.record(recorded))
    for (const { eventId } of lines) walls.set(eventId, lines[0]?.wall ?? '')
    return lines
  }
  const lines = () => device.lines.map((line) => ({ ...line, wall: walls.get(line.eventId) ?? line.wall }))
  const latest = () => latestAct(lines(), { deviceId: device.deviceId, undone, newId })
  const undo = () => {
    const act = latest()
    for (const { eventId } of save(...(act?.undo ?? []))) undone.add(eventId)
    return act
  }
  return { save, latest, undo, state: () => foldInspection(device.lines) }
}

test('an untouched inspection has nothing to undo', () => {
  expect(bench().latest()).toBeNull()
})

test('undoing a first answer withdraws it', () => {
  const device = bench()
  device.save(answer('1.1.1', 'ok'))
  expect(device.undo()?.line.type).toBe('answered')
  expect(device.state().answers.get('1.1.1')?.value.answer).toBe('withdrawn')
  expect(device.latest()).toBeNull()
})

test('undoing a changed answer brings the earlier one back', () => {
  const device = bench()
  device.save(answer('1.1.1', 'ok'))
  device.save(answer('1.1.1', 'defect'))
  device.undo()
  expect(device.state().answers.get('1.1.1')?.value.answer).toBe('ok')
})

test('pressing undo again goes one further back, to the beginning', () => {
  const device = bench()
  device.save(answer('1.1.1', 'ok'))
  device.save(answer('1.1.2', 'ok'))
  device.save(answer('1.1.3', 'defect'))
  const undone = [device.undo(), device.undo(), device.undo()].map((act) => act?.line.payload)
  expect(undone).toMatchObject([{ checkpoint: '1.1.3' }, { checkpoint: '1.1.2' }, { checkpoint: '1.1.1' }])
  expect(device.latest()).toBeNull()
})

test('a new act after an undo is undone first', () => {
  const device = bench()
  device.save(answer('1.1.1', 'ok'))
  device.save(answer('1.1.2', 'ok'))
  device.undo()
  device.save(answer('1.1.4', 'ok'))
  expect(device.latest()?.line.payload).toMatchObject({ checkpoint: '1.1.4' })
  device.undo()
  expect(device.latest()?.line.payload).toMatchObject({ checkpoint: '1.1.1' })
})

test('undoing a removed defect restores it with its photo', () => {
  const device = bench()
  device.save(defect(1))
  device.save(photo(testId(0x50, 1)))
  device.save({ type: 'defect-removed', payload: { defectId: testId(0x50, 1) } })
  device.undo()
  const { defects, photos } = device.state()
  expect(defects).toHaveLength(1)
  expect(photos.map(({ defectId }) => defectId)).toEqual([defects[0]?.defectId])
  expect(device.latest()?.line.type).toBe('photo-captured')
})

test('what another device wrote is never undone here', () => {
  const other = createTestDevice({ n: 2 })
  other.record(answer('1.1.1', 'ok'))
  const { deviceId } = createTestDevice({ n: 1 })
  expect(latestAct(other.lines, { deviceId, undone: new Set(), newId })).toBeNull()
})

test('a value that is undone is the earlier value, or cleared', () => {
  const device = bench()
  const value = () => device.state().measurements.get('1.2.1/force/a1l')?.value.value
  device.save(measured(2.1))
  device.save(measured(2.4))
  device.undo()
  expect(value()).toBe(2.1)
  device.undo()
  expect(value()).toBeNull()
})

test('a defect removed by hand right after it was made comes back, with what its removal took along', () => {
  const device = bench()
  device.save(answer('1.1.13', 'defect'), defect(1))
  device.save(
    { type: 'defect-removed', payload: { defectId: testId(0x50, 1) } },
    { type: 'answered', payload: { checkpoint: '1.1.13', answer: 'withdrawn', reason: null } },
  )
  expect(device.undo()?.line.type).toBe('defect-removed')
  expect(device.state().defects).toHaveLength(1)
  expect(device.state().answers.get('1.1.13')?.value.answer).toBe('defect')
})

test('what came back under a new id is what undoing further takes away', () => {
  const device = bench()
  device.save(answer('1.1.13', 'defect'), defect(1))
  device.save(photo(testId(0x50, 1)))
  device.save({ type: 'defect-removed', payload: { defectId: testId(0x50, 1) } })
  device.undo()
  expect(device.state().photos).toHaveLength(1)
  expect(device.undo()?.line.type).toBe('photo-captured')
  expect(device.state()).toMatchObject({ photos: [], defects: [{ deficiency: '1.1.13.a' }] })
  expect(device.undo()?.line.type).toBe('defect-added')
  expect(device.state().defects).toEqual([])
  expect(device.latest()).toBeNull()
})

test('a pass that took defects away brings all of them back', () => {
  const device = bench()
  device.save(answer('1.1.13', 'defect'), defect(1))
  device.save(defect(2))
  device.save(
    { type: 'defect-removed', payload: { defectId: testId(0x50, 1) } },
    { type: 'defect-removed', payload: { defectId: testId(0x50, 2) } },
    answer('1.1.13', 'ok'),
  )
  expect(device.undo()?.line.payload).toMatchObject({ answer: 'ok' })
  expect(device.state().defects).toHaveLength(2)
  device.undo()
  expect(device.state().defects).toHaveLength(1)
})

test('taking back by hand is an act of its own: a photo, a value, an answer', () => {
  const device = bench()
  device.save(photo(testId(0x50, 1)))
  device.save({ type: 'photo-removed', payload: { photoId: testId(0x51, 1) } })
  device.undo()
  expect(device.state().photos).toHaveLength(1)
  device.save(measured(2.1))
  device.save(measured(2.4))
  device.save(measured(2.1))
  device.undo()
  expect(device.state().measurements.get('1.2.1/force/a1l')?.value.value).toBe(2.4)
  device.save(answer('1.1.1', 'ok'))
  device.save(answer('1.1.1', 'defect'))
  device.save(answer('1.1.1', 'ok'))
  device.undo()
  expect(device.state().answers.get('1.1.1')?.value.answer).toBe('defect')
})

test('equipment ticked last is what Undo offers', () => {
  const device = bench()
  device.save(answer('1.1.1', 'ok'))
  const used = { equipmentId: 'e1', serial: 'S1', name: 'Roller', calibrationValidUntil: '2027-01-01' }
  device.save({ type: 'equipment-used', payload: { ...used, checkpoints: ['1.2.1'] } })
  device.undo()
  expect(device.state().equipment.get('e1')?.value.checkpoints).toEqual([])
  expect(device.latest()?.line.type).toBe('answered')
})
