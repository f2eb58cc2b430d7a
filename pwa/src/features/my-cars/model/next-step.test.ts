import type { VehicleTest } from '@sac/contracts/http/vehicles'
import { expect, test } from 'vitest'
import { nextKind, nextStep } from './next-step.ts'

type Paper = VehicleTest['papers'][number]
const paper = (changes: Partial<Paper> = {}): Paper => ({
  certificateId: 'c1',
  number: 'L1-26-000481-M',
  revision: 1,
  kind: 'certificate',
  status: 'issued',
  validUntil: '2027-11-29',
  verifyUrl: null,
  ...changes,
})
const tested = (changes: Partial<VehicleTest> = {}): VehicleTest => ({
  inspectionId: 'i1',
  kind: 'periodic',
  testedAt: '2026-11-23T10:00:00Z',
  result: 'pass',
  centre: 'Lyon',
  plate: 'AB-123-CD',
  odometer: { value: 1, unit: 'km', status: 'read' },
  retestBy: null,
  deficiencies: [],
  papers: [paper()],
  ...changes,
})
const today = '2026-11-29'
const after = (...tests: VehicleTest[]) => nextStep({ tests }, today)

test('after a pass the next test is due when the certificate ends', () => {
  expect(after(tested())).toEqual({ is: 'due', by: '2027-11-29', days: 365 })
  expect(after(tested({ papers: [paper({ validUntil: '2026-12-20' })] }))).toMatchObject({ is: 'soon', days: 21 })
  expect(after(tested({ papers: [paper({ validUntil: today })] }))).toMatchObject({ is: 'soon', days: 0 })
  expect(after(tested({ papers: [paper({ validUntil: '2026-11-28' })] }))).toEqual({ is: 'over', on: '2026-11-28' })
})

test('after a failure it is the retest, as long as there is time', () => {
  const failed = tested({ result: 'fail-dangerous', retestBy: '2027-01-23' })
  expect(after(failed)).toEqual({ is: 'retest', by: '2027-01-23', days: 55, inspectionId: 'i1' })
  expect(nextKind(after(failed))).toBe('retest')
  const late = after({ ...failed, retestBy: '2026-11-01' })
  expect(late).toMatchObject({ is: 'retest-over', by: '2026-11-01' })
  expect(nextKind(late)).toBe('periodic')
  expect(after({ ...failed, retestBy: null })).toMatchObject({ is: 'retest', by: null })
})

test('a passed retest ends what the failure before it asked', () => {
  expect(after(tested({ kind: 'retest' }), tested({ result: 'fail', retestBy: '2027-01-23' })).is).toBe('due')
})

test('a test that was broken off leaves what was', () => {
  const failed = tested({ result: 'fail', retestBy: '2027-01-23' })
  expect(after(tested({ result: 'abandoned', papers: [] }), failed).is).toBe('retest')
})

test('a paper that was replaced does not count, one that was revoked says so', () => {
  const replaced = paper({ status: 'superseded', validUntil: '2026-01-01' })
  expect(after(tested({ papers: [replaced, paper({ revision: 2 })] }))).toMatchObject({ is: 'due', by: '2027-11-29' })
  expect(after(tested({ papers: [paper({ status: 'revoked' })] }))).toEqual({ is: 'not-valid' })
})

test('of a car that was never tested, or whose paper is still being made, nothing is known', () => {
  expect(after()).toEqual({ is: 'unknown' })
  expect(after(tested({ papers: [] }))).toEqual({ is: 'unknown' })
})
