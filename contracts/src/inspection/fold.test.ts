import { lawRuns } from '@sac/tests/support/law-runs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json.ts'
import type { EventLine } from '../sync/event-line.ts'
import { createTestDevice, testId } from '../testing/device.ts'
import type { Recorded } from './field-key.ts'
import { foldInspection } from './fold.ts'

const answered = (checkpoint: string, answer: 'ok' | 'defect'): Recorded => ({
  type: 'answered',
  payload: { checkpoint, answer, reason: null },
})
const measured = (value: number): Recorded => ({
  type: 'measured',
  payload: { checkpoint: '5.2.3', measurement: 'tread', position: 'a1l', value, source: 'typed' },
})
const defect = (n: number): Recorded => ({
  type: 'defect-added',
  payload: {
    defectId: testId(5, n),
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
const removed = (n: number): Recorded => ({ type: 'defect-removed', payload: { defectId: testId(5, n) } })

const comparable = (lines: readonly EventLine[]) => {
  const state = foldInspection(lines)
  return canonicalJson({
    ...state,
    answers: [...state.answers],
    measurements: [...state.measurements],
    equipment: [...state.equipment],
  })
}

test('on one device the later answer stands', () => {
  const device = createTestDevice({ n: 1 })
  device.record(answered('1.1.13', 'ok'))
  device.record(answered('1.1.13', 'defect'))
  expect(foldInspection(device.lines).answers.get('1.1.13')).toMatchObject({
    status: 'settled',
    value: { answer: 'defect' },
  })
})

test('across devices the answer that saw the other stands, whatever the clocks say', () => {
  const first = createTestDevice({ n: 1, startedAt: '2030-01-01T00:00:00.000Z' })
  const second = createTestDevice({ n: 2, startedAt: '2020-01-01T00:00:00.000Z' })
  first.record(answered('1.1.13', 'defect'))
  second.pull(first.lines)
  second.record(answered('1.1.13', 'ok'))
  expect(foldInspection([...first.lines, ...second.lines]).answers.get('1.1.13')).toMatchObject({
    status: 'settled',
    value: { answer: 'ok' },
  })
})

test('two answers that did not see each other are a conflict, and the safer one counts meanwhile', () => {
  const [first, second] = [createTestDevice({ n: 1 }), createTestDevice({ n: 2 })]
  first.record(answered('1.1.13', 'ok'))
  second.record(answered('1.1.13', 'defect'))
  const state = foldInspection([...first.lines, ...second.lines])
  expect(state.conflicts).toEqual(['checkpoint/1.1.13'])
  expect(state.answers.get('1.1.13')).toMatchObject({ status: 'conflict', value: { answer: 'defect' } })
})

test('two devices that say the same agree', () => {
  const [first, second] = [createTestDevice({ n: 1 }), createTestDevice({ n: 2 })]
  first.record(measured(4))
  second.record(measured(4))
  expect(foldInspection([...first.lines, ...second.lines]).conflicts).toEqual([])
})

test('a resolution that saw both candidates settles the field with the chosen value', () => {
  const [first, second] = [createTestDevice({ n: 1 }), createTestDevice({ n: 2 })]
  const one = first.record(measured(4))
  const other = second.record(measured(1))
  const decision = second.record({
    type: 'conflict-resolved',
    payload: {
      field: 'measure/5.2.3/tread/a1l',
      chosen: one.eventId,
      over: [one.eventId, other.eventId],
      reason: 'measured again together',
    },
  })
  const state = foldInspection([...first.lines, ...second.lines])
  expect(state.conflicts).toEqual([])
  expect(state.measurements.get('5.2.3/tread/a1l')).toMatchObject({ value: { value: 4 }, eventId: decision.eventId })
})

test('a write that came after the resolution and had not seen it is a conflict again', () => {
  const [first, second, third] = [1, 2, 3].map((n) => createTestDevice({ n }))
  const one = first!.record(measured(4))
  const other = second!.record(measured(1))
  second!.record({
    type: 'conflict-resolved',
    payload: {
      field: 'measure/5.2.3/tread/a1l',
      chosen: one.eventId,
      over: [one.eventId, other.eventId],
      reason: 'seen',
    },
  })
  third!.record(measured(2))
  const state = foldInspection([first!, second!, third!].flatMap(({ lines }) => lines))
  expect(state.conflicts).toEqual(['measure/5.2.3/tread/a1l'])
})

test('a removed defect never returns, even when its removal arrives first', () => {
  const device = createTestDevice({ n: 1 })
  device.record(defect(1))
  device.record(removed(1))
  expect(foldInspection(device.lines.toReversed()).defects).toEqual([])
})

const action = fc.oneof(
  fc.record({
    device: fc.nat(2),
    what: fc.constantFrom<Recorded>(answered('1.1.13', 'ok'), answered('1.1.13', 'defect')),
  }),
  fc.record({ device: fc.nat(2), what: fc.constantFrom<Recorded>(measured(1), measured(2), measured(4)) }),
  fc.record({ device: fc.nat(2), what: fc.constantFrom<Recorded>(defect(1), defect(2), removed(1), removed(2)) }),
  fc.record({ device: fc.nat(2), what: fc.constant('pull' as const) }),
)

function historyOf(actions: readonly { device: number; what: Recorded | 'pull' }[]): EventLine[] {
  const devices = [1, 2, 3].map((n) => createTestDevice({ n }))
  for (const { device, what } of actions) {
    const self = devices[device]!
    if (what === 'pull') for (const other of devices) self.pull(other === self ? [] : other.lines)
    else self.record(what)
  }
  return devices.flatMap(({ lines }) => lines)
}

test('any order and any repetition of the same lines gives the same state', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (actions, numbers) => {
      const lines = historyOf(actions)
      const shuffled = [...lines, ...lines.filter((_, index) => index % 3 === 0)]
        .map((line) => ({ line: structuredClone(line), sort: numbers.next().value }))
        .toSorted((a, b) => a.sort - b.sort)
        .map(({ line }) => line)
      expect(comparable(shuffled)).toBe(comparable(lines))
    }),
    { numRuns: lawRuns(300) },
  )
})

test('a conflict shows every value that was not seen by a later one', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      const lines = historyOf(actions)
      const bases = new Set(lines.map(({ base }) => base))
      const state = foldInspection(lines)
      for (const field of state.measurements.values()) {
        if (field.status !== 'conflict') continue
        for (const { eventId } of field.candidates) expect(bases.has(eventId)).toBe(false)
        expect(new Set(field.candidates.map(({ value }) => value.value)).size).toBeGreaterThan(1)
      }
    }),
  )
})
