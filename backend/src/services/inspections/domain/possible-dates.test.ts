import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { NotBefore } from '@sac/contracts/events/receipt'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { profiles } from '@sac/contracts/template/profiles'
import { createTestDevice } from '@sac/contracts/testing/device'
import { finish, inspect, photoBytes, photoHash } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import { createSigners } from '@sac/tests/support/signers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess, type Decisions } from './assess.ts'
import { refuseDisabled } from './disabled-authors.ts'
import type { Receipt } from './evidence.ts'
import { clockErrorMs, possibleDates, refuseDate } from './possible-dates.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const templateHash = sha256(canonicalJson(smallTemplate))
const hashLine = (line: EventLine) => sha256(JSON.stringify(line))
const { sign, keys } = createSigners()
const device = createTestDevice({ n: 1 })
inspect(device, templateHash, 'nothing')
const seal = finish(device, { templateHash, hashLine, sha256, sign })
const testedAt = Date.parse((seal.payload as { testedAt: string }).testedAt)
const receivedAt = '2027-12-31T12:00:00.000Z'
const iso = (ms: number) => new Date(ms).toISOString()

function judge(receipt: Receipt | null, decided: Partial<Decisions> = {}) {
  const blobs = new Map([1, 2, 3, 99].map((n) => [photoHash(n), photoBytes]))
  const findProfile = (id: string) => profiles.find((profile) => profile.id === id) ?? null
  const rules = { profileId: 'eu-min', timeZone: 'Europe/Paris' }
  return assess({
    evidence: {
      lines: device.lines.map((line) => ({ line, payloadHash: hashLine(line), receivedAt, receipt })),
      unusable: [],
      blobs,
      keys,
    },
    rulebook: { findTemplate: () => smallTemplate, findProfile, sha256, verify: verifySignature },
    decisions: { testedAt: null, acceptedOutcome: null, ...decided },
    centre: { id: 'centre-1', station: 'L1', name: 'Centre', place: 'Town', ...rules },
    order: null,
  })
}

const by = fc.constantFrom<NotBefore['by']>('enrolment', 'account', 'sign-in', 'contact')
// How much younger than the test what it cannot be older than is: from seconds to decades, before and after.
const younger = fc.oneof(
  fc.integer({ min: -3_600_000, max: 3_600_000 }),
  fc.integer({ min: 0, max: 30 * 365 * 86_400_000 }),
  fc.constantFrom(0, clockErrorMs, clockErrorMs + 1, clockErrorMs - 1),
)

test('a test older than its bound allows waits for the office, which is told which bound; any other is complete', () => {
  fc.assert(
    fc.property(by, younger, (which, ms) => {
      const receipt = {
        at: iso(testedAt + Math.max(0, ms)),
        notBefore: { at: iso(testedAt + ms), by: which },
        authorDisabledAt: null,
      }
      const assessed = judge(receipt)
      if (ms <= clockErrorMs) {
        expect(assessed.status).toBe('complete')
        return
      }
      expect(assessed).toMatchObject({ status: 'needs-date', reasons: [{ code: `date-before-${which}` }] })
      expect(judge(receipt, { testedAt: { seal: 1, value: iso(testedAt + ms) } })).toMatchObject({
        status: 'complete',
        completed: { testedAt: iso(testedAt + ms) },
      })
    }),
  )
})

test('lines from before the gateway told anything are judged as before', () => {
  expect(judge(null).status).toBe('complete')
})

test('a date is possible from the bound to the arrival of the seal, and says by how much it is not', () => {
  const from = { at: '2026-11-20T08:00:00.000Z', by: 'enrolment' } as const
  const receipt = { at: '2026-11-23T12:00:00.000Z', notBefore: from, authorDisabledAt: null }
  const dates = possibleDates({ line: seal, payloadHash: '', receivedAt, receipt })
  const refused = (date: string) => refuseDate(date, dates)?.detail ?? null
  expect(refused('2026-11-20T08:00:00.000Z')).toBeNull()
  expect(refused('2026-11-23T12:00:00.000Z')).toBeNull()
  expect(refused('2001-01-01T00:00:00.000Z')).toMatch(/^9454 days before the enrolment of the device/)
  expect(refused('2026-11-20T05:00:00.000Z')).toMatch(/^3 hours before/)
  expect(refused('2026-11-23T12:30:00.000Z')).toMatch(/^30 minutes after its seal had arrived/)
})

test('what arrived after its author was disabled waits, whatever was heard of first; what arrived before does not', () => {
  const moment = fc.integer({ min: 0, max: 20 })
  const at = (minute: number) => iso(Date.UTC(2026, 10, 23, 12, minute))
  fc.assert(
    fc.property(moment, moment, fc.boolean(), (arrived, disabled, knownThen) => {
      const isAfter = disabled <= arrived
      const receipt = { at: at(arrived), notBefore: null, authorDisabledAt: knownThen && isAfter ? at(disabled) : null }
      const lines = device.lines.map((line) => ({ line, receivedAt, receipt }))
      const nowKnown = new Map([[seal.actorId, new Date(at(disabled))]])
      const refusal = refuseDisabled(lines, nowKnown)
      expect(refusal?.reasons.map(({ code }) => code) ?? null).toEqual(isAfter ? ['author-disabled'] : null)
      // Enabled again: what the gateway knew stands.
      expect(refuseDisabled(lines, new Map()) !== null).toBe(knownThen && isAfter)
    }),
  )
})
