import type { Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection } from '@sac/contracts/inspection/fold'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { createTestDevice } from '@sac/contracts/testing/device'
import { inspect, photograph, photoHash } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { expect, test } from 'vitest'
import { flagsOf } from './flags.ts'

type Looked = Pick<InspectionReport, 'bayPhoto' | 'photos' | 'odometer' | 'odometerHistory' | 'answers' | 'vehicle'>

const photo = { sha256: photoHash(1), bytes: 1, role: 'bay', checkpoint: null }
const plain = {
  bayPhoto: photo,
  photos: [photo],
  odometer: { value: 50_000, unit: 'km', status: 'read' },
  odometerHistory: [{ value: 30_000, unit: 'mi', status: 'read', at: '2025-11-23T09:00:00.000Z' }],
  answers: [{ checkpoint: '5.2', title: { en: 'tyres', fr: 'pneus' }, answer: 'ok', reason: null }],
  vehicle: { vinCheck: 'valid' },
  deficiencies: [],
  testedAt: '2026-11-23T10:00:00.000Z',
  timeZone: 'Europe/Paris',
} as unknown as Looked
const device = createTestDevice({ n: 1 })
inspect(device, 'f'.repeat(64), 'nothing')
const covered = device.lines.map((line) => ({ line, payloadHash: '', receivedAt: '' }))
const stateWith = (...recorded: readonly Recorded[]) => {
  const own = createTestDevice({ n: 1 })
  inspect(own, 'f'.repeat(64), 'nothing')
  for (const one of recorded) own.record(one)
  return foldInspection(own.lines)
}
const flags = (more: object) =>
  flagsOf({ ...plain, ...more } as unknown as InspectionReport, {
    covered,
    template: smallTemplate,
    state: stateWith(),
  })

test.each([
  ['nothing', {}, []],
  ['no photo of the bay', { bayPhoto: null }, ['no-bay-photo']],
  ['one picture twice', { photos: [photo, photo] }, ['same-photo-twice']],
  [
    'fewer kilometres than miles before',
    { odometer: { ...plain.odometer, value: 48_000 } },
    ['odometer-below-history'],
  ],
  ['a reading no car reaches', { odometer: { ...plain.odometer, value: 99_999_999 } }, ['odometer-implausible']],
  [
    'a reading no car reaches in the time',
    { odometer: { ...plain.odometer, value: 350_000 }, testedAt: '2026-11-23T09:00:00.000Z' },
    ['odometer-implausible'],
  ],
  ['an instrument just fitted', { odometer: { value: 3, unit: 'km', status: 'replaced' } }, []],
  [
    'a reading since the instrument was replaced',
    { odometerHistory: [{ ...plain.odometerHistory[0], value: 10, status: 'replaced' }, ...plain.odometerHistory] },
    [],
  ],
  ['a check digit that is wrong', { vehicle: { vinCheck: 'invalid' } }, ['vin-check-digit']],
  [
    'a measurement declared not applicable',
    { answers: [{ ...plain.answers[0], answer: 'not-applicable' }] },
    ['test-declared-not-applicable'],
  ],
  ['a lowered severity', { deficiencies: [{ lowered: { from: 'major' } }, {}] }, ['severity-lowered']],
  [
    'a dangerous deficiency judged lower',
    { deficiencies: [{ lowered: null }, { lowered: { from: 'dangerous' } }] },
    ['dangerous-lowered', 'severity-lowered'],
  ],
  ['a part to look at declared not applicable', { answers: [{ checkpoint: '0.1', answer: 'not-applicable' }] }, []],
])('%s is flagged for what it is', (_what, more, expected) => {
  expect(flags(more)).toEqual(expected)
})

test('a first registration that looks wrong, and a picture of another day, are flagged; they stop nothing', () => {
  const flagsWith = (...recorded: readonly Recorded[]) =>
    flagsOf(plain as unknown as InspectionReport, {
      covered,
      template: smallTemplate,
      state: stateWith(...recorded),
    })
  const registered: Recorded = {
    type: 'vehicle-recorded',
    payload: { field: 'firstRegistration', value: '1961-05-12' },
  }
  const old = photograph(3, { capturedAt: '2026-11-20T09:30:00.000Z' })
  expect(flagsWith()).toEqual([])
  expect(flagsWith(registered)).toEqual(['first-registration-in-doubt'])
  expect(flagsWith(old)).toEqual(['photo-of-another-day'])
})
