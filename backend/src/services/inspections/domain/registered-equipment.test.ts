// A measured value counts only with equipment the office knows, at that centre, calibrated on the day of the test.
import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { findProfile } from '@sac/contracts/template/profiles'
import { calibratedTemplate } from '@sac/contracts/testing/calibrated-template'
import { createTestDevice } from '@sac/contracts/testing/device'
import { finish, inspect, photoBytes, photoHash } from '@sac/contracts/testing/inspect'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import { createSigners } from '@sac/tests/support/signers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import { type EquipmentEntry, entryInForce } from './registered-equipment.ts'
import { writeReport } from './write-report.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const templateHash = sha256(canonicalJson(calibratedTemplate))
const hashLine = (line: EventLine) => sha256(JSON.stringify(line))
const { sign, keys } = createSigners()
const testedOn = '2026-11-23'

const gauge: EquipmentEntry = {
  equipmentId: 'gauge',
  centreId: 'centre-1',
  serial: 'TD-1',
  name: 'Tread depth gauge',
  checkpoints: ['5.2'],
  validFrom: '2026-01-01',
  calibrationValidUntil: '2026-12-31',
}
type Claim = { checkpoints: string[]; calibrationValidUntil: string; serial: string }
const honest: Claim = { checkpoints: ['5.2'], calibrationValidUntil: '2026-12-31', serial: 'TD-1' }

function judge(claims: readonly Claim[], equipment: readonly EquipmentEntry[]) {
  const device = createTestDevice({ n: 1 })
  for (const claim of claims)
    device.record({ type: 'equipment-used', payload: { equipmentId: 'gauge', name: 'mine', ...claim } })
  inspect(device, templateHash, 'nothing')
  finish(device, { templateHash, hashLine, sha256, sign })
  const receivedAt = '2026-11-23T12:00:00.000Z'
  const lines = device.lines.map((line) => ({ line, payloadHash: hashLine(line), receivedAt }))
  const blobs = new Map([1, 99].map((n) => [photoHash(n), photoBytes]))
  const rules = { profileId: 'eu-min', timeZone: 'Europe/Paris' }
  return assess({
    evidence: { lines, unusable: [], blobs, keys },
    rulebook: { findTemplate: () => calibratedTemplate, findProfile, sha256, verify: verifySignature },
    decisions: { testedAt: null, acceptedOutcome: null },
    centre: { id: 'centre-1', station: 'L1', name: 'Centre', place: 'Town', ...rules },
    order: null,
    equipment,
  })
}

test('whatever the device claims, values count exactly when the register has the equipment there and calibrated that day', () => {
  const day = fc.constantFrom('1970-01-01', '2026-11-22', testedOn, '2026-11-24', '2099-12-31')
  const anyClaim = fc.record({
    checkpoints: fc.subarray(['0.1', '1.1', '5.2']),
    calibrationValidUntil: day,
    serial: fc.constantFrom('TD-1', 'X'),
  })
  const anyEntry: fc.Arbitrary<EquipmentEntry> = fc.record({
    serial: fc.constant('TD-1'),
    name: fc.constant('Tread depth gauge'),
    equipmentId: fc.constantFrom('gauge', 'other'),
    centreId: fc.constantFrom('centre-1', 'centre-2'),
    checkpoints: fc.subarray(['1.1', '5.2']),
    validFrom: day,
    calibrationValidUntil: day,
  })
  fc.assert(
    fc.property(fc.array(anyClaim, { maxLength: 2 }), fc.array(anyEntry, { maxLength: 4 }), (claims, entries) => {
      const named = claims.at(-1)?.checkpoints.includes('5.2') ?? false
      const own = entries.filter(({ equipmentId }) => equipmentId === 'gauge')
      const entry = entryInForce(own, testedOn)
      const counts =
        named &&
        entry?.centreId === 'centre-1' &&
        entry.checkpoints.includes('5.2') &&
        entry.calibrationValidUntil >= testedOn
      const judged = judge(claims, entries)
      expect(judged.status).toBe(counts ? 'complete' : 'quarantined')
      if (judged.status === 'quarantined') expect(judged.reasons.every(({ code }) => code === 'equipment')).toBe(true)
    }),
  )
})

test('of entries the one that began last counts, and of those of one day the one registered last', () => {
  const anyEntries = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 5 }), fc.string({ maxLength: 3 })).map(([day, serial]) => ({
      ...gauge,
      serial,
      validFrom: `2026-11-0${day}`,
    })),
  )
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const found = entryInForce(entries, '2026-11-03')
      const begun = entries.filter(({ validFrom }) => validFrom <= '2026-11-03')
      expect(found === undefined).toBe(begun.length === 0)
      if (!found) return
      expect(begun.every(({ validFrom }) => validFrom <= found.validFrom)).toBe(true)
      expect(entries.slice(entries.lastIndexOf(found) + 1).map(({ validFrom }) => validFrom)).not.toContain(
        found.validFrom,
      )
    }),
  )
})

test('a test that arrives after a new calibration is judged by that of its day', () => {
  const lapsed = { ...gauge, calibrationValidUntil: '2026-11-22' }
  const renewed = { ...gauge, validFrom: '2026-11-24', calibrationValidUntil: '2027-11-24' }
  expect(judge([honest], [lapsed, renewed])).toMatchObject({ status: 'quarantined', reasons: [{ code: 'equipment' }] })
  expect(judge([honest], [gauge, renewed]).status).toBe('complete')
  const withdrawn = { ...gauge, validFrom: '2026-11-20', calibrationValidUntil: '2026-11-19' }
  expect(judge([honest], [gauge, withdrawn]).status).toBe('quarantined')
})

test('the report names the equipment as it is registered, not as the device named it', () => {
  const judged = judge([{ ...honest, serial: 'FORGED', calibrationValidUntil: '2099-12-31' }], [gauge])
  if (judged.status !== 'complete') throw new Error(judged.status)
  const around = { revision: 1, revisionReason: null, inspector: { id: 'x', number: '1' }, odometerHistory: [] }
  const { equipment, measured } = writeReport(judged.completed, around)
  expect(equipment).toEqual([{ serial: 'TD-1', name: 'Tread depth gauge', calibrationValidUntil: '2026-12-31' }])
  expect(measured).toHaveLength(4)
})
