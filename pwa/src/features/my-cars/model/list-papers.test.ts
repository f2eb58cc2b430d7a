import type { VehicleTest } from '@sac/contracts/http/vehicles'
import { expect, test } from 'vitest'
import { digitsOf, lastDayOf, listPapers, standingOf } from './list-papers.ts'

type Paper = VehicleTest['papers'][number]
const paper = (changes: Partial<Paper> = {}): Paper => ({
  certificateId: 'c1',
  number: 'L1-26-000481-M',
  revision: 1,
  kind: 'certificate',
  status: 'issued',
  validUntil: '2027-11-29',
  verifyUrl: 'https://example.test/c#123',
  ...changes,
})
const tested = (testedAt: string, papers: Paper[]): VehicleTest => ({
  inspectionId: `i ${testedAt}`,
  kind: 'periodic',
  testedAt,
  result: 'pass',
  centre: 'Lyon',
  plate: 'AB-123-CD',
  odometer: { value: 1, unit: 'km', status: 'read' },
  retestBy: null,
  deficiencies: [],
  papers,
})

test('papers of all cars are one list, the latest first, a later revision before the one it replaces', () => {
  const one = {
    claimId: 'a',
    tests: [
      tested('2026-11-01T10:00:00Z', [
        paper({ certificateId: 'x1', status: 'superseded' }),
        paper({ certificateId: 'x2', revision: 2 }),
      ]),
    ],
  }
  const other = {
    claimId: 'b',
    tests: [tested('2026-11-20T10:00:00Z', [paper({ certificateId: 'y' })]), tested('2020-01-01T10:00:00Z', [])],
  }
  expect(listPapers([one, other]).map(({ claimId, certificateId }) => [claimId, certificateId])).toEqual([
    ['b', 'y'],
    ['a', 'x2'],
    ['a', 'x1'],
  ])
})

test('a certificate counts until its last day, a report is told as it is', () => {
  expect(standingOf(paper(), '2027-11-29')).toBe('valid')
  expect(standingOf(paper(), '2027-11-30')).toBe('over')
  expect(standingOf(paper({ status: 'revoked' }), '2026-11-29')).toBe('revoked')
  expect(standingOf(paper({ kind: 'report', validUntil: null }), '2026-11-29')).toBe('told')
})

test('no last day is named for a certificate that counts no more', () => {
  expect(lastDayOf(paper(), '2027-11-30')).toBe('2027-11-29')
  for (const status of ['revoked', 'suspended', 'superseded'] as const)
    expect(lastDayOf(paper({ status }), '2026-11-29')).toBeNull()
  expect(lastDayOf(paper({ kind: 'report' }), '2026-11-29')).toBeNull()
})

test('the code is what stands behind the sign of its address', () => {
  expect(digitsOf('https://example.test/c#123')).toBe('123')
  expect(digitsOf('https://example.test/c')).toBeNull()
  expect(digitsOf(null)).toBeNull()
})
