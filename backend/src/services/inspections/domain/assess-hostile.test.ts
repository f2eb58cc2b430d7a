// A line the gateway accepts must never stop its inspection: whatever a device writes, the office reaches a verdict.
import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import { InspectionReport } from '@sac/contracts/inspection/report'
import { type EventLine, parseEventLine } from '@sac/contracts/sync/event-line'
import { manifestBytes } from '@sac/contracts/sync/manifest'
import { findProfile } from '@sac/contracts/template/profiles'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { finish, inspect, photoBytes, photoHash } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import { lawRuns } from '@sac/tests/support/law-runs'
import { createSigners } from '@sac/tests/support/signers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { assess } from './assess.ts'
import type { ReceivedLine } from './evidence.ts'
import { summarise } from './inspection-summary.ts'
import { writeReport } from './write-report.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const templateHash = sha256(canonicalJson(smallTemplate))
const centre = {
  id: 'centre-1',
  station: 'L1',
  name: 'Centre',
  place: 'Town',
  profileId: 'eu-min',
  timeZone: 'Europe/Paris',
}

const hostileValues = [
  null,
  0,
  -1,
  1e13,
  -1e13,
  Number.MAX_SAFE_INTEGER,
  1.5,
  '',
  '0',
  'x'.repeat(64),
  '\u0000',
  '٣',
  'Mars/Olympus',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '2026-13-45T99:99:99.999Z',
  '__proto__',
  'constructor',
  [],
  {},
  [[[]]],
]

type Leaf = { holder: Record<string, unknown>; key: string }

function leavesOf(value: unknown): Leaf[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => [
    { holder: value as Record<string, unknown>, key },
    ...leavesOf(member),
  ])
}

const { sign, resign, keys } = createSigners()
const device = createTestDevice({ n: 1 })
inspect(device, templateHash, 'pads')
finish(device, {
  templateHash,
  hashLine: (line) => sha256(JSON.stringify(line)),
  sha256,
  sign,
  outcome: { result: 'fail', minor: 0, major: 1, dangerous: 0 },
})

type Mutation = { line: number; leaf: number; value: unknown }
const mutation = fc.record({ line: fc.nat(), leaf: fc.nat(), value: fc.constantFrom(...hostileValues) })

function mutate(lines: readonly EventLine[], mutations: readonly Mutation[]): unknown[] {
  const mutated = structuredClone([...lines]) as unknown[]
  for (const { line, leaf, value } of mutations) {
    const leaves = leavesOf(mutated[line % mutated.length])
    const { holder, key } = leaves[leaf % leaves.length] ?? { holder: {}, key: '' }
    holder[key] = structuredClone(value)
  }
  return mutated
}

/** What the gateway takes of these lines. */
const accepted = (lines: readonly unknown[]): EventLine[] =>
  lines.map((line) => parseEventLine(JSON.stringify(line))).flatMap((one) => (one.ok ? [one.line] : []))

const received = (line: EventLine): ReceivedLine => ({
  line,
  payloadHash: sha256(JSON.stringify(line)),
  receivedAt: '2026-11-23T12:00:00.000Z',
})

/** Sealed after the mutation, so that the rules and not only the manifest meet the hostile values. */
function hostileEvidence(mutations: readonly Mutation[]): ReceivedLine[] {
  const body = accepted(mutate(device.lines.slice(0, -1), mutations)).map(received)
  const [seal] = accepted(mutate(device.lines.slice(-1), mutations.slice(0, 1)))
  if (seal?.type !== 'finished') return body
  const own = body.filter(({ line }) => line.deviceId === seal.deviceId && line.seq < seal.seq)
  const root = sha256(manifestBytes(own.map(({ line, payloadHash }) => ({ ...line, payloadHash }))))
  return [...body, received(resign({ ...seal, payload: { ...seal.payload, count: own.length, root } }))]
}

/** The same member of the first line and of the seal, and one of another line. */
const both = (key: string, value: unknown): Mutation => changed(0, key, value)
const changed = (line: number, key: string, value: unknown): Mutation => ({
  line,
  leaf: leavesOf(device.lines[line]).findIndex((leaf) => leaf.key === key),
  value,
})

/** One way to each verdict; the rest is chance. */
const examples: [Mutation[]][] = [
  [[]],
  [[both('eventId', 0)]],
  [[both('offsetMs', null)]],
  [
    [
      both('offsetAgeS', 0),
      changed(
        device.lines.findIndex(({ type }) => type === 'answered'),
        'eventId',
        0,
      ),
    ],
  ],
]

test('whatever a device writes, the office reaches a verdict and can write its report', () => {
  const reached = new Set<string>()
  const rulebook = {
    findTemplate: (hash: string) => (hash === templateHash ? smallTemplate : null),
    findProfile,
    sha256,
    verify: verifySignature,
  }
  const decisions = { testedAt: null, acceptedOutcome: 1 }
  const around = {
    revision: 1,
    revisionReason: null,
    inspector: { id: testId(2, 1), number: 'I-1' },
    odometerHistory: [],
  }
  fc.assert(
    fc.property(fc.array(mutation, { maxLength: 3 }), (mutations) => {
      const lines = hostileEvidence(mutations)
      const blobs = new Map([1, 2, 3, 99].map((n) => [photoHash(n), photoBytes]))
      summarise(lines)
      const assessment = assess({
        evidence: { lines, unusable: [], blobs, keys },
        rulebook,
        decisions,
        centre,
        order: null,
      })
      reached.add(assessment.status)
      if (assessment.status !== 'complete') return
      const report = writeReport(assessment.completed, around)
      expect(z.safeParse(InspectionReport, { ...report, flags: [] }).error).toBeUndefined()
    }),
    { numRuns: lawRuns(1_000), examples },
  )
  expect([...reached].toSorted()).toEqual(['complete', 'in-progress', 'needs-date', 'quarantined'])
})
