import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { profiles } from '@sac/contracts/template/profiles'
import { createTestDevice, type TestDevice } from '@sac/contracts/testing/device'
import {
  answer,
  finish,
  inspect,
  photoBytes,
  photograph,
  photoHash,
  type Sealing,
  sign,
  start,
  tread,
} from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import { lawRuns } from '@sac/tests/support/law-runs'
import { createSigners } from '@sac/tests/support/signers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess, type Centre, type Decisions, type Rulebook } from './assess.ts'
import type { Evidence } from './evidence.ts'
import type { RetestOrder } from './retest.ts'
import { retestOrderOf } from './write-report.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const templateHash = sha256(canonicalJson(smallTemplate))
const hashLine = (line: EventLine) => sha256(JSON.stringify(line))
const signers = createSigners()
const sealing: Sealing = { templateHash, hashLine, sha256, sign: signers.sign }
const rulebook: Rulebook = {
  findTemplate: (hash) => (hash === templateHash ? smallTemplate : null),
  findProfile: (id) => profiles.find((profile) => profile.id === id) ?? null,
  sha256,
  verify: verifySignature,
}
const undecided: Decisions = { testedAt: null, acceptedOutcome: null }

function evidenceOf(devices: readonly TestDevice[], more: Partial<Evidence> = {}): Evidence {
  const lines = devices.flatMap((device) => device.lines)
  return {
    lines: lines.map((line) => ({ line, payloadHash: hashLine(line), receivedAt: '2026-11-23T12:00:00.000Z' })),
    unusable: [],
    blobs: new Map([1, 2, 3, 99].map((n) => [photoHash(n), photoBytes])),
    keys: signers.keys,
    ...more,
  }
}
const centre: Centre = {
  id: 'centre-1',
  station: 'L1',
  name: 'Centre',
  place: 'Town',
  profileId: 'eu-min',
  timeZone: 'Europe/Paris',
}
const judge = (evidence: Evidence, decisions = undecided, order: RetestOrder | null = null) =>
  assess({ evidence, rulebook, decisions, centre, order })

function inspected(fails: 'pads' | 'nothing' = 'nothing') {
  const device = createTestDevice({ n: 1 })
  inspect(device, templateHash, fails)
  return device
}
const failed = { result: 'fail', minor: 0, major: 1, dangerous: 0 } as const

test('an inspection without a seal is in progress', () => {
  expect(judge(evidenceOf([inspected()]))).toEqual({ status: 'in-progress', reasons: [] })
})

test('a sealed inspection with every line and photo is complete', () => {
  const device = inspected()
  finish(device, sealing)
  expect(judge(evidenceOf([device]))).toMatchObject({
    status: 'complete',
    completed: { outcome: { result: 'pass' } },
    late: [],
  })
})

test('a failed inspection is complete too', () => {
  const device = inspected('pads')
  finish(device, { ...sealing, outcome: failed })
  expect(judge(evidenceOf([device]))).toMatchObject({ status: 'complete', completed: { outcome: failed } })
})

test('what could not be tested is ordered again, beside what failed', () => {
  const device = inspected('pads')
  const payload = { checkpoint: '5.2', answer: 'not-testable', reason: 'wheels locked' } as const
  device.record({ type: 'answered', payload })
  finish(device, { ...sealing, outcome: failed })
  const judged = judge(evidenceOf([device]))
  expect(judged.status === 'complete' && retestOrderOf(judged.completed)).toEqual({
    deadline: '2027-01-23',
    checkpoints: ['1.1', '5.2'],
  })
})

test('with any one line missing it waits and says how many', () => {
  const device = inspected()
  finish(device, sealing)
  const evidence = evidenceOf([device])
  for (const { line } of evidence.lines.slice(0, -1)) {
    const lines = evidence.lines.filter((received) => received.line !== line)
    expect(judge({ ...evidence, lines })).toMatchObject({ status: 'received', reasons: [{ code: 'lines-missing' }] })
  }
})

test('with any one line altered it is quarantined', () => {
  const device = inspected()
  finish(device, sealing)
  const evidence = evidenceOf([device])
  const altered = evidence.lines.map((received, index) =>
    index === 3 ? { ...received, payloadHash: photoHash(7) } : received,
  )
  expect(judge({ ...evidence, lines: altered })).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'manifest-mismatch' }],
  })
})

test('with a photo missing it waits, with a photo of another size it is quarantined', () => {
  const device = inspected()
  finish(device, sealing)
  const blobs = new Map([[photoHash(99), photoBytes]])
  expect(judge(evidenceOf([device], { blobs }))).toMatchObject({
    status: 'received',
    reasons: [{ code: 'photo-missing' }],
  })
  blobs.set(photoHash(1), photoBytes + 1)
  expect(judge(evidenceOf([device], { blobs }))).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'photo-altered' }],
  })
})

test('a quarantined line keeps it from completing and is named', () => {
  const device = inspected()
  finish(device, sealing)
  const evidence = evidenceOf([device], {
    unusable: [{ eventId: 'x', code: 'line.schema', detail: 'payload.value', settled: false }],
  })
  expect(judge({ ...evidence, lines: evidence.lines.slice(1) })).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'line-quarantined' }, { code: 'lines-missing' }],
  })
})

test('a line the office has set aside asks for another seal; sealed again without it, it completes', () => {
  const device = inspected()
  const apart = device.record(answer('0.1', 'ok'))
  finish(device, sealing)
  const unusable = [{ eventId: apart.eventId, code: 'line.schema', detail: 'payload.value', settled: true }]
  const usable = ({ lines }: Evidence) => lines.filter(({ line }) => line.eventId !== apart.eventId)
  const first = evidenceOf([device], { unusable })
  expect(judge({ ...first, lines: usable(first) })).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'seal-again', detail: expect.stringContaining('line.schema') }, { code: 'lines-missing' }],
  })
  finish(device, { ...sealing, seal: 2, apart: [apart] })
  const again = evidenceOf([device], { unusable })
  expect(judge({ ...again, lines: usable(again) })).toMatchObject({ status: 'complete', late: [] })
})

test('a line accepted after the inspection was sealed without it is late, whatever its place', () => {
  const device = inspected()
  const apart = device.record(answer('0.1', 'defect'))
  finish(device, { ...sealing, apart: [apart] })
  const released = ({ lines }: Evidence, receivedAt: string) =>
    lines.map((received) => (received.line === apart ? { ...received, receivedAt } : received))
  const evidence = evidenceOf([device])
  expect(judge({ ...evidence, lines: released(evidence, '2026-11-24T08:00:00.000Z') })).toMatchObject({
    status: 'complete',
    completed: { outcome: { result: 'pass' } },
    late: [{ line: apart }],
  })
})

test('another outcome than the device computed is shown with both, until a person accepts it', () => {
  const device = inspected('pads')
  device.record(sign('pass'))
  finish(device, sealing)
  const evidence = evidenceOf([device])
  expect(judge(evidence)).toMatchObject({ status: 'quarantined', reasons: [{ code: 'outcome-differs' }] })
  expect(judge(evidence, { ...undecided, acceptedOutcome: 1 })).toMatchObject({
    status: 'complete',
    completed: { outcome: failed },
  })
  expect(judge(evidence, { ...undecided, acceptedOutcome: 2 })).toMatchObject({ status: 'quarantined' })
})

test('a signature given for another result does not stand', () => {
  const device = inspected('pads')
  device.record(sign('pass'))
  finish(device, { ...sealing, outcome: failed })
  expect(judge(evidenceOf([device]))).toMatchObject({ status: 'quarantined', reasons: [{ code: 'signature' }] })
})

test('a value beyond its limit without its defect is never a pass', () => {
  const device = inspected()
  device.record(tread('a1l', 1.2))
  finish(device, sealing)
  expect(judge(evidenceOf([device]))).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'incomplete', detail: 'measured-defect 5.2 5.2.b' }],
  })
})

test('answers of two devices that did not see each other block completion', () => {
  const device = inspected()
  const other = createTestDevice({ n: 2, actorId: device.actorId })
  other.record(answer('0.1', 'defect'))
  finish(device, { ...sealing, pulled: other.lines })
  expect(judge(evidenceOf([device, other]))).toMatchObject({
    status: 'conflict',
    reasons: [{ detail: 'checkpoint/0.1' }],
  })
})

test('what somebody who never held it wrote elsewhere changes nothing, pulled or not, nor that they take it over afterwards', () => {
  const device = inspected()
  const other = createTestDevice({ n: 2 })
  other.record(start(templateHash, { centreId: 'elsewhere' }))
  other.record(answer('0.1', 'defect'))
  const pulled = [...other.lines]
  finish(device, { ...sealing, pulled })
  const complete = { status: 'complete', completed: { outcome: { result: 'pass' } } }
  expect(judge(evidenceOf([device, other]))).toMatchObject(complete)
  other.record({ type: 'claimed', payload: { from: device.actorId, reason: 'ill' } })
  expect(judge(evidenceOf([device, other]))).toMatchObject(complete)
})

test('lines outside the seal are late and change nothing', () => {
  const device = inspected()
  finish(device, sealing)
  const other = createTestDevice({ n: 2 })
  const late = other.record(answer('0.1', 'defect'))
  const judged = judge(evidenceOf([device, other]))
  expect(judged).toMatchObject({
    status: 'complete',
    completed: { outcome: { result: 'pass' } },
    late: [{ line: late }],
  })
})

test('a higher seal replaces the lower one and takes the late lines in', () => {
  const device = inspected()
  finish(device, sealing)
  device.record(photograph(3, {}))
  finish(device, { ...sealing, seal: 2, reason: 'bay photo retaken' })
  expect(judge(evidenceOf([device]))).toMatchObject({ status: 'complete', completed: { seal: { seal: 2 } }, late: [] })
})

test('a test in the future, or by a device that never met the server, waits for its date', () => {
  const future = createTestDevice({ n: 1, startedAt: '2027-11-23T09:00:00.000Z' })
  inspect(future, templateHash, 'nothing')
  finish(future, sealing)
  expect(judge(evidenceOf([future]))).toMatchObject({ status: 'needs-date', reasons: [{ code: 'date-in-doubt' }] })
  const decided = judge(evidenceOf([future]), {
    ...undecided,
    testedAt: { seal: 1, value: '2026-11-23T09:00:00.000Z' },
  })
  expect(decided).toMatchObject({ status: 'complete', completed: { testedAt: '2026-11-23T09:00:00.000Z' } })
})

test('an unknown template is quarantined, never guessed', () => {
  const device = createTestDevice({ n: 1 })
  device.record(start('e'.repeat(64), {}))
  finish(device, sealing)
  expect(judge(evidenceOf([device]))).toMatchObject({ status: 'quarantined', reasons: [{ code: 'template-unknown' }] })
})

test.each([
  ['a profile', { profileId: 'uk-like' }],
  ['a time zone', { timeZone: 'Europe/London' }],
  ['a time zone nobody has', { timeZone: 'Mars/Olympus' }],
])('%s that is not the one of its centre is quarantined with both shown', (_what, pinned) => {
  const device = createTestDevice({ n: 1 })
  device.record(start(templateHash, pinned))
  finish(device, sealing)
  expect(judge(evidenceOf([device]))).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'centre-rules', detail: expect.stringContaining('centre: eu-min in Europe/Paris') as unknown }],
  })
})

test('the order of arrival never changes the assessment', () => {
  const device = inspected('pads')
  const other = createTestDevice({ n: 2 })
  other.record(answer('0.1', 'ok'))
  finish(device, { ...sealing, outcome: failed, pulled: other.lines })
  const evidence = evidenceOf([device, other])
  const expected = judge(evidence)
  const order = fc.shuffledSubarray([...evidence.lines], { minLength: evidence.lines.length })
  fc.assert(
    fc.property(order, (lines) => {
      expect(judge({ ...evidence, lines })).toEqual(expected)
    }),
    { numRuns: lawRuns(50) },
  )
})
