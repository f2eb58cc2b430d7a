import type { VehicleTest } from '@sac/contracts/http/vehicles'
import { expect, test } from 'vitest'
import { adviceFor, sortFindings } from './report-advice.ts'

type Finding = VehicleTest['deficiencies'][number]
const text = { en: 'Worn', fr: 'Usé' }
const found = (severity: Finding['severity'], changes: Partial<Finding> = {}): Finding => ({
  code: '1.1.13.a.2',
  checkpoint: '1.1.13',
  severity,
  text,
  plain: text,
  location: {},
  note: null,
  repairedOnSpot: false,
  prohibition: false,
  photos: [],
  ...changes,
})
const tested = (changes: Partial<VehicleTest>): VehicleTest => ({
  inspectionId: 'i1',
  kind: 'periodic',
  testedAt: '2026-11-23T10:00:00Z',
  result: 'fail',
  centre: 'Lyon',
  plate: 'AB-123-CD',
  odometer: { value: 1, unit: 'km', status: 'read' },
  retestBy: '2027-01-23',
  deficiencies: [],
  papers: [],
  ...changes,
})
const now = { today: '2026-11-29', isLatest: true }

test('a dangerous defect is first of all not to be driven with', () => {
  const deficiencies = [found('minor'), found('dangerous'), found('major')]
  const advice = adviceFor(tested({ result: 'fail-dangerous', deficiencies }), now)
  expect(advice).toEqual([
    { is: 'not-drive' },
    { is: 'repair', count: 2 },
    { is: 'repair-small', count: 1 },
    { is: 'keep-bill' },
    { is: 'retest', by: '2027-01-23' },
  ])
})

test('a major defect the car must not be driven with says so, too', () => {
  const [first] = adviceFor(tested({ deficiencies: [found('major', { prohibition: true })] }), now)
  expect(first).toEqual({ is: 'not-drive' })
})

test('a retest whose time is over is a whole test', () => {
  expect(adviceFor(tested({ retestBy: '2026-11-28' }), now).at(-1)).toEqual({ is: 'whole-test', ended: '2026-11-28' })
  expect(adviceFor(tested({ retestBy: '2026-11-29' }), now).at(-1)).toEqual({ is: 'retest', by: '2026-11-29' })
})

test('a pass with small defects asks for no retest, and what was repaired during the test for nothing', () => {
  const passed = tested({ result: 'pass-minor', retestBy: null, deficiencies: [found('minor')] })
  expect(adviceFor(passed, now)).toEqual([{ is: 'repair-small', count: 1 }])
  const repaired = { ...passed, deficiencies: [found('minor', { repairedOnSpot: true })] }
  expect(adviceFor(repaired, now)).toEqual([])
})

test('an earlier test asks for nothing any more', () => {
  expect(adviceFor(tested({ deficiencies: [found('major')] }), { ...now, isLatest: false })).toEqual([])
})

test('the worst is told first, what was repaired last', () => {
  const all = [found('dangerous', { repairedOnSpot: true }), found('minor'), found('major'), found('dangerous')]
  expect(sortFindings(all).map(({ severity, repairedOnSpot }) => [severity, repairedOnSpot])).toEqual([
    ['dangerous', false],
    ['major', false],
    ['minor', false],
    ['dangerous', true],
  ])
})
