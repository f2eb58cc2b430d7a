import type { Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection } from '@sac/contracts/inspection/fold'
import type { Checkpoint } from '@sac/contracts/template/template'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import { viewCheckpoint } from '../model/checkpoint-view.ts'
import { addDefect, removeDefect } from './add-defect.ts'
import { answerCheckpoint } from './answer-checkpoint.ts'
import { recordEquipment } from './record-equipment.ts'
import { resolveConflict } from './resolve-conflict.ts'

const text = { en: 'Horn', fr: 'Avertisseur' }
const checkpoint: Checkpoint = {
  code: '7.7',
  title: text,
  help: text,
  method: 'mechanical',
  mandatory: true,
  evidence: 'none',
  locationAxes: [],
  measurements: [],
  rules: [],
  deficiencies: [],
  common: [],
}
const defect = {
  deficiency: '7.7.a',
  severity: 'major',
  loweredReason: null,
  location: {},
  note: '  ',
  repairedOnSpot: false,
  prohibition: false,
} as const

function bench() {
  const device = createTestDevice({ n: 1 })
  const record = (records: readonly Recorded[]) => records.map((recorded) => device.record(recorded))
  const view = () => viewCheckpoint(foldInspection(device.lines), checkpoint, { code: '7', title: text })
  return { device, record, view }
}

test('an answer given again records nothing', () => {
  const { record, view } = bench()
  record(answerCheckpoint(view(), { answer: 'ok' }))
  expect(view().answer).toBe('ok')
  expect(answerCheckpoint(view(), { answer: 'ok' })).toEqual([])
})

test('naming a defect fails the checkpoint in the same transaction', () => {
  const { record, view } = bench()
  expect(record(addDefect(view(), testId(9, 1), defect)).map(({ type }) => type)).toEqual(['answered', 'defect-added'])
  expect(view()).toMatchObject({ answer: 'defect', done: true, defects: [{ note: null }] })
})

test('a failed checkpoint without a defect is not done', () => {
  const { record, view } = bench()
  record(answerCheckpoint(view(), { answer: 'defect' }))
  expect(view().done).toBe(false)
})

test('passing a failed checkpoint takes its defects away', () => {
  const { record, view } = bench()
  record(addDefect(view(), testId(9, 1), defect))
  record(answerCheckpoint(view(), { answer: 'ok' }))
  expect(view()).toMatchObject({ answer: 'ok', defects: [], done: true })
})

test('removing the last defect opens the checkpoint again, removing one of two does not', () => {
  const { record, view } = bench()
  record(addDefect(view(), testId(9, 1), defect))
  record(addDefect(view(), testId(9, 2), { ...defect, deficiency: '7.7.b' }))
  record(removeDefect(view(), testId(9, 1)))
  expect(view()).toMatchObject({ answer: 'defect', done: true })
  record(removeDefect(view(), testId(9, 2)))
  expect(view()).toMatchObject({ answer: null, done: false })
})

test('equipment that is no longer used is used for no checkpoint', () => {
  const equipment = { equipmentId: 'e1', serial: 'S1', name: 'Roller', calibrationValidUntil: '2027-01-01' }
  const [recorded] = recordEquipment({ equipment, used: false, checkpoints: ['1.2.1'] })
  expect(recorded?.payload).toMatchObject({ checkpoints: [] })
})

test('a decision names every candidate it has seen', () => {
  const candidates = [{ eventId: testId(8, 1) }, { eventId: testId(8, 2) }]
  const [recorded] = resolveConflict({ field: 'checkpoint/7.7', chosen: testId(8, 2), candidates, reason: ' seen ' })
  expect(recorded?.payload).toMatchObject({ over: [testId(8, 1), testId(8, 2)], reason: 'seen' })
})
