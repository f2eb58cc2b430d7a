import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InspectionPayload } from '../events/inspection-payloads.ts'
import type { EventLine } from '../sync/event-line.ts'
import { applicableCheckpoints } from '../template/applicability.ts'
import { passengerCar } from '../template/passenger-car.ts'
import { createTestDevice, type TestDevice, testId } from '../testing/device.ts'
import { answer, inspect, padsWorn, photograph, tread } from '../testing/inspect.ts'
import { smallTemplate } from '../testing/small-template.ts'
import type { Recorded } from './field-key.ts'
import { foldInspection } from './fold.ts'
import { computeOutcome } from './outcome.ts'

const allowed = { repairOnSpotAllowed: true }
const testedOn = '2026-11-23'

function outcomeOf(device: TestDevice, profile = allowed) {
  return computeOutcome({ state: foldInspection(device.lines), template: smallTemplate, profile, testedOn })
}
function inspected(...more: readonly Recorded[]): TestDevice {
  const device = createTestDevice({ n: 1 })
  inspect(device, 'f'.repeat(64), 'nothing')
  for (const recorded of more) device.record(recorded)
  return device
}

type Defect = InspectionPayload<'defect-added'>
const defect = (more: Partial<Defect>): Recorded => ({
  type: 'defect-added',
  payload: {
    defectId: testId(5, 7),
    checkpoint: '0.1',
    deficiency: '0.1.b',
    severity: 'major',
    loweredReason: null,
    location: {},
    note: null,
    repairedOnSpot: false,
    prohibition: false,
    ...more,
  },
})
const failing = (more: Partial<Defect> = {}) => inspected(answer('0.1', 'defect'), defect(more))

test.each([
  ['0.1.a', 'minor', 'pass-minor'],
  ['0.1.b', 'major', 'fail'],
  ['0.1.c', 'dangerous', 'fail-dangerous'],
] as const)('an open deficiency %s, %s, makes it %s', (deficiency, severity, result) => {
  expect(outcomeOf(failing({ deficiency, severity }))).toMatchObject({ result, [severity]: 1, missing: [] })
})

test('the worst open severity decides, and all are counted', () => {
  const device = inspected(
    answer('0.1', 'defect'),
    defect({ defectId: testId(5, 1), deficiency: '0.1.a', severity: 'minor' }),
    defect({ defectId: testId(5, 2), deficiency: '0.1.c', severity: 'dangerous' }),
    defect({ defectId: testId(5, 3) }),
  )
  expect(outcomeOf(device)).toMatchObject({ result: 'fail-dangerous', minor: 1, major: 1, dangerous: 1 })
})

test('what was repaired on the spot no longer counts where profile and catalogue allow that', () => {
  const device = failing({ repairedOnSpot: true })
  expect(outcomeOf(device).result).toBe('pass')
  expect(outcomeOf(device, { repairOnSpotAllowed: false }).result).toBe('fail')
  const beyondRepair = failing({ deficiency: '0.1.c', severity: 'dangerous', repairedOnSpot: true })
  expect(outcomeOf(beyondRepair).result).toBe('fail-dangerous')
})

test('advisories never change the result', () => {
  const payload = { advisoryId: testId(6, 1), checkpoint: '0.1', text: 'plate light weak' }
  expect(outcomeOf(inspected({ type: 'advisory-added', payload })).result).toBe('pass')
})

test('raising a severity needs no reason, lowering one does', () => {
  expect(outcomeOf(failing({ severity: 'dangerous' })).missing).toEqual([])
  expect(outcomeOf(failing({ severity: 'minor' })).missing).toMatchObject([{ code: 'lowered-reason' }])
  expect(outcomeOf(failing({ severity: 'minor', loweredReason: 'only the frame' })).missing).toEqual([])
})

test.each<[string, readonly Recorded[], object]>([
  ['a failed checkpoint without a defect', [answer('0.1', 'defect')], { code: 'defect', checkpoint: '0.1' }],
  ['a passed checkpoint with a defect', [defect({})], { code: 'contradiction', checkpoint: '0.1' }],
  [
    'a deficiency no catalogue knows',
    [answer('0.1', 'defect'), defect({ deficiency: '0.1.z' })],
    { code: 'unknown-defect' },
  ],
  ['a defect without its photo', padsWorn.slice(0, 2), { code: 'photo', checkpoint: '1.1' }],
  ['a value beyond its limit', [tread('a2r', 1.5)], { code: 'measured-defect', subject: '5.2.b' }],
  ['a value no wheel can have', [tread('a2r', 99)], { code: 'implausible', subject: 'tread/a2r' }],
])('%s is missing something', (_what, recorded, expected) => {
  expect(outcomeOf(inspected(...recorded)).missing).toMatchObject([expected])
})

test('a part hidden from view is noted, a value that could not be taken fails the test', () => {
  const untested = {
    type: 'answered',
    payload: { checkpoint: '5.2', answer: 'not-testable', reason: 'wheels locked' },
  } as const
  const hidden: Recorded = { ...untested, payload: { ...untested.payload, checkpoint: '0.1', reason: 'covered' } }
  expect(outcomeOf(inspected(hidden))).toMatchObject({ result: 'pass', untested: [], missing: [] })
  const minor = [answer('0.1', 'defect'), defect({ deficiency: '0.1.a', severity: 'minor' })]
  const dangerous = [answer('0.1', 'defect'), defect({ deficiency: '0.1.c', severity: 'dangerous' })]
  expect(outcomeOf(inspected(untested))).toMatchObject({ result: 'fail', major: 0, untested: ['5.2'], missing: [] })
  expect(outcomeOf(inspected(untested, ...minor))).toMatchObject({ result: 'fail', minor: 1 })
  expect(outcomeOf(inspected(untested, ...dangerous))).toMatchObject({ result: 'fail-dangerous' })
  expect(outcomeOf(inspected(untested, answer('5.2', 'ok')))).toMatchObject({ result: 'pass', untested: [] })
})

test('a reason is asked for what was not judged, and then no reading is', () => {
  const notJudged = (reason: string | null): Recorded => ({
    type: 'answered',
    payload: { checkpoint: '5.2', answer: 'not-testable', reason },
  })
  const device = createTestDevice({ n: 1 })
  device.record(notJudged('wheels locked'))
  expect(outcomeOf(inspected(notJudged(null))).missing).toMatchObject([{ code: 'reason' }])
  expect(outcomeOf(inspected(notJudged('wheels locked'))).missing).toEqual([])
})

test('a reading filed under another checkpoint says nothing of this one', () => {
  const elsewhere = tread('a1l', 0.1)
  if (elsewhere.type !== 'measured') throw new Error('not a reading')
  const filed: Recorded = { type: 'measured', payload: { ...elsewhere.payload, checkpoint: '0.1' } }
  expect(outcomeOf(inspected(filed))).toMatchObject({ result: 'pass', missing: [] })
})

test('equipment whose calibration has expired on the day of the test keeps it incomplete', () => {
  const used = (calibrationValidUntil: string): Recorded => ({
    type: 'equipment-used',
    payload: { equipmentId: 'e', serial: 'S1', name: 'gauge', calibrationValidUntil, checkpoints: ['5.2'] },
  })
  expect(outcomeOf(inspected(used('2026-11-22'))).missing).toMatchObject([{ code: 'calibration', subject: 'S1' }])
  expect(outcomeOf(inspected(used('2026-11-23'))).missing).toEqual([])
})

test('a retest judges what failed before and what was touched, nothing else', () => {
  const device = createTestDevice({ n: 1 })
  inspect(device, 'f'.repeat(64), 'nothing')
  const whole = device.lines.length
  const retest = createTestDevice({ n: 2 })
  for (const { type, payload } of device.lines.slice(0, whole)) {
    const recorded = { type, payload } as Recorded
    if (recorded.type === 'started')
      retest.record({
        type: 'started',
        payload: { ...recorded.payload, kind: 'retest', retest: { of: testId(1, 9), checkpoints: ['1.1'] } },
      })
    else if (recorded.type === 'vehicle-recorded') retest.record(recorded)
  }
  expect(outcomeOf(retest).missing).toMatchObject([{ code: 'answer', checkpoint: '1.1' }])
  retest.record(answer('1.1', 'ok'))
  expect(outcomeOf(retest)).toMatchObject({ result: 'pass', missing: [] })
  retest.record(answer('0.1', 'defect'))
  expect(outcomeOf(retest).missing).toMatchObject([{ code: 'defect', checkpoint: '0.1' }])
})

const petrol = { category: 'M1', fuel: 'petrol', firstRegistration: '2016-05-12', equipment: ['abs'] } as const
const checkpoints = applicableCheckpoints(passengerCar, petrol, 'periodic')

const step = fc.integer({ min: 0, max: checkpoints.length - 1 }).chain((index) => {
  const checkpoint = checkpoints[index]!
  const answers = fc.constantFrom('ok', 'defect', 'not-testable' as const)
  const deficiency = fc.constantFrom(...checkpoint.deficiencies)
  return fc.oneof(
    answers.map(
      (given): Recorded => ({
        type: 'answered',
        payload: { checkpoint: checkpoint.code, answer: given, reason: 'x' },
      }),
    ),
    fc.record({ deficiency, n: fc.nat(20), fixed: fc.boolean() }).map(({ deficiency: { code, severity }, n, fixed }) =>
      defect({
        defectId: testId(5, n),
        checkpoint: checkpoint.code,
        deficiency: code,
        severity,
        repairedOnSpot: fixed,
      }),
    ),
    fc.nat(20).map((n): Recorded => ({ type: 'defect-removed', payload: { defectId: testId(5, n) } })),
    fc.nat(20).map((n) => photograph(n, { role: 'defect', checkpoint: checkpoint.code, defectId: testId(5, n) })),
  )
})

test('on random inspections of the real catalogue, order and repetition of arrival change neither outcome nor bytes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1), step), { maxLength: 60 }),
      fc.infiniteStream(fc.nat()),
      (steps, numbers) => {
        const devices = [1, 2].map((n) => createTestDevice({ n }))
        inspect(devices[0]!, 'f'.repeat(64), 'nothing')
        for (const [device, recorded] of steps) devices[device]!.record(recorded)
        const lines = devices.flatMap((device) => device.lines)
        const outcome = (given: readonly EventLine[]) =>
          JSON.stringify(
            computeOutcome({ state: foldInspection(given), template: passengerCar, profile: allowed, testedOn }),
          )
        const shuffled = [...lines, ...lines.slice(0, 7)]
          .map((line) => ({ line: structuredClone(line), sort: numbers.next().value as number }))
          .toSorted((a, b) => a.sort - b.sort)
          .map(({ line }) => line)
        expect(outcome(shuffled)).toBe(outcome(lines))
      },
    ),
  )
})
