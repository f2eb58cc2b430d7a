import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findProfile } from '../template/profiles.ts'
import { fromEpochDays } from './calendar.ts'
import { validUntil } from './validity.ts'

const profile = (id: string) => {
  const found = findProfile(id)
  if (!found) throw new Error(id)
  return found
}
const held = (testedOn: string, until: string) => ({ testedOn, validUntil: until })

test.each([
  ['eu-min', 'pass', '2026-11-23', null, '2028-11-23'],
  ['eu-min', 'pass-minor', '2026-11-23', null, '2028-11-23'],
  ['eu-min', 'pass', '2024-02-29', null, '2026-02-28'],
  ['eu-min', 'fail', '2026-11-23', null, '2027-01-23'],
  ['eu-min', 'fail', '2026-12-31', null, '2027-02-28'],
  ['eu-min', 'fail-dangerous', '2026-11-23', null, '2026-11-23'],
  ['eu-min', 'abandoned', '2026-11-23', null, null],
  // Renewing within the window keeps the anniversary; a day earlier, or after expiry, does not.
  ['eu-min', 'pass', '2026-09-30', held('2024-11-30', '2026-11-30'), '2028-11-30'],
  ['eu-min', 'pass', '2026-09-29', held('2024-11-30', '2026-11-30'), '2028-09-29'],
  ['eu-min', 'pass', '2026-12-01', held('2024-11-30', '2026-11-30'), '2028-12-01'],
  // A newer certificate that arrived first says nothing about an older test.
  ['eu-min', 'pass', '2026-10-10', held('2026-10-20', '2026-11-30'), '2028-10-10'],
  ['fr', 'pass', '2026-11-01', held('2024-11-30', '2026-11-30'), '2028-11-01'],
  ['uk-like', 'pass', '2026-11-23', null, '2027-11-22'],
  ['uk-like', 'pass', '2026-11-01', held('2025-11-23', '2026-11-22'), '2027-11-22'],
  ['uk-like', 'pass', '2024-02-29', null, '2025-02-27'],
] as const)('%s: %s tested on %s holding %j is good until %s', (...[id, result, testedOn, earlier, expected]) => {
  expect(validUntil({ result, testedOn, profile: profile(id), earlier })).toBe(expected)
})

test('a pass never ends before the test and renewing never shortens', () => {
  const date = fc.integer({ min: 10_000, max: 40_000 }).map(fromEpochDays)
  fc.assert(
    fc.property(date, date, fc.constantFrom('eu-min', 'fr', 'uk-like'), (testedOn, until, id) => {
      const alone = validUntil({ result: 'pass', testedOn, profile: profile(id), earlier: null }) ?? ''
      const renewed =
        validUntil({ result: 'pass', testedOn, profile: profile(id), earlier: held('2000-01-01', until) }) ?? ''
      expect(alone > testedOn).toBe(true)
      expect(renewed >= alone).toBe(true)
    }),
  )
})
