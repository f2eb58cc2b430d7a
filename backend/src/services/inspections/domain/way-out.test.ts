// No state without a way out: whatever holder, strangers and office have done, in whatever order and how often, the office may do
// something by the one table of who may do what, and it changes the inspection or ends it.
// What lets each single reason go is the table of `handlers/ways-out.db.test.ts`.
import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { Seal } from '@sac/contracts/inspection/fold'
import { mayPerform, type OperationId } from '@sac/contracts/operations'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { profiles } from '@sac/contracts/template/profiles'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { answer, finish, inspect, photoBytes, photoHash, sign, start } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import { lawRuns } from '@sac/tests/support/law-runs'
import { createSigners } from '@sac/tests/support/signers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Assessment, assess, type Decisions } from './assess.ts'
import { authorJudge } from './authorship.ts'
import { countingStart } from './counting-start.ts'
import { refuseDisabled } from './disabled-authors.ts'
import type { ReceivedLine } from './evidence.ts'
import { type Deciding, refuseDecision } from './refuse-decision.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const templateHash = sha256(canonicalJson(smallTemplate))
const hashLine = (line: EventLine) => sha256(JSON.stringify(line))
const { sign: signSeal, resign, keys } = createSigners()
const sealing = { templateHash, hashLine, sha256, sign: signSeal }
const centre = {
  id: 'centre-1',
  station: 'L1',
  name: 'Centre',
  place: 'Town',
  profileId: 'eu-min',
  timeZone: 'Europe/Paris',
}
const blobs = new Map([1, 2, 3, 99].map((n) => [photoHash(n), photoBytes]))

const flaws = [
  'none',
  'outcome',
  'year 2001',
  'a line that never comes',
  'a rule nobody knows',
  'a signature of nobody',
] as const
type Flaw = (typeof flaws)[number]

const seal = fc.record({
  /** The holder, somebody who never held it, or somebody who may take it over. */
  by: fc.constantFrom('holder', 'stranger', 'colleague'),
  does: fc.constantFrom('seals', 'abandons', 'begins', 'takes over', 'answers', 'signs'),
  seal: fc.constantFrom(1, 2, 3, 9_998, 9_999),
  /** What is wrong with the seal. */
  flaw: fc.constantFrom(...flaws),
  amends: fc.boolean(),
})
const office = fc.record({
  by: fc.constant('office' as const),
  does: fc.constantFrom('date', 'accept-outcome', 'accept-disabled', 'close', 'disables'),
})
type Act = { by: string; does: string } & Partial<{ seal: number; flaw: Flaw; amends: boolean }>
const history: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof<fc.MaybeWeightedArbitrary<Act>[]>({ arbitrary: seal, weight: 4 }, office),
  {
    minLength: 1,
    maxLength: 10,
  },
)

type World = {
  devices: Record<string, TestDevice>
  received: ReceivedLine[]
  decisions: Decisions
  completedSeals: { seal: number; eventId: string }[]
  assessment: Assessment
  /** Whose account has been disabled, and when. */
  disabled: Map<string, Date>
}

const minute = ({ received }: World) => new Date(Date.UTC(2026, 10, 23, 12, received.length)).toISOString()

function createWorld(): World {
  const [holder, colleague] = [1, 2].map((n) => createTestDevice({ n }))
  const stranger = createTestDevice({ n: 3, actorId: testId(2, 77) })
  if (!holder || !colleague) throw new Error('no devices')
  inspect(holder, templateHash, 'nothing')
  const world: World = {
    devices: { holder, colleague, stranger },
    received: [],
    decisions: { testedAt: null, acceptedOutcome: null, closing: null },
    completedSeals: [],
    assessment: { status: 'in-progress', reasons: [] },
    disabled: new Map(),
  }
  for (const line of holder.lines) receive(world, line)
  return world
}

const receive = (world: World, line: EventLine) =>
  world.received.push({ line, payloadHash: hashLine(line), receivedAt: minute(world) })

const judgeSeal = (lines: readonly ReceivedLine[], seal: Seal, decisions: Decisions) =>
  authorJudge({ lines, unusable: [], blobs, keys }, { rulebook: { verify: verifySignature }, decisions })(seal)

function judge(world: World): void {
  const { received: lines, decisions, completedSeals } = world
  const begun = countingStart(lines, {
    decisions,
    completedSeals,
    isSigned: (one) => judgeSeal(lines, one, decisions) === null,
  })
  world.assessment = assess({
    evidence: { lines, unusable: [], blobs, keys },
    rulebook: {
      findTemplate: () => smallTemplate,
      findProfile: (id) => profiles.find((p) => p.id === id) ?? null,
      sha256,
      verify: verifySignature,
    },
    decisions,
    completedSeals,
    centre: begun?.centreId === centre.id ? centre : null,
    order: null,
  })
  const { assessment } = world
  if (assessment.status !== 'complete') return
  const { seal: counted } = assessment.completed
  const isKnown = completedSeals.some((one) => one.seal === counted.seal)
  const sealed = [...assessment.covered, ...lines.filter(({ line }) => line.eventId === counted.eventId)]
  const barred = isKnown || decisions.acceptedDisabled === counted.seal ? null : refuseDisabled(sealed, world.disabled)
  if (barred) world.assessment = { ...barred, seal: counted.seal }
  if (barred) return
  if (!isKnown && (completedSeals.length === 0 || counted.reason)) completedSeals.push(counted)
}

function write(world: World, { by, does, ...given }: Act): void {
  const device = world.devices[by]
  if (!device) throw new Error(by)
  const line = compose(device, does, { ...given, pulled: world.received.map((one) => one.line) })
  if (line) receive(world, line)
}

function compose(device: TestDevice, does: string, given: Partial<Act> & { pulled: EventLine[] }): EventLine | null {
  if (does === 'begins') return device.record(start(templateHash, { centreId: 'elsewhere' }))
  if (does === 'takes over') return device.record({ type: 'claimed', payload: { from: null, reason: 'ill' } })
  if (does === 'answers') return device.record(answer('1.1', 'ok'))
  if (does === 'signs') return device.record(sign('pass'))
  return sealed(device, does, given)
}

function sealed(
  device: TestDevice,
  does: string,
  { seal: number = 1, flaw, amends, pulled }: Partial<Act> & { pulled: EventLine[] },
) {
  const others = pulled.filter(({ deviceId }) => deviceId !== device.deviceId)
  const outcome = flaw === 'outcome' ? { outcome: { result: 'pass', minor: 3, major: 0, dangerous: 0 } as const } : {}
  const line = finish(device, {
    ...sealing,
    seal: number,
    pulled: others,
    ...outcome,
    ...(amends ? { reason: 'again' } : {}),
  })
  const payload = line.payload as Record<string, unknown>
  if (flaw === 'a signature of nobody') delete payload['authorship']
  if (flaw === 'year 2001') payload['testedAt'] = '2001-01-01T00:00:00.000Z'
  if (flaw === 'a line that never comes') payload['count'] = Number(payload['count']) + 1
  if (flaw === 'a rule nobody knows') payload['ruleVersion'] = 'r99'
  if (does === 'seals') return flaw === 'a signature of nobody' ? line : resign(line)
  delete payload['outcome']
  return resign(Object.assign(line, { type: 'abandoned', payload: { ...payload, code: 'customer-left', text: null } }))
}

const operationOf = {
  'accept-author': 'inspections.accept-author',
  'accept-disabled': 'inspections.accept-disabled',
  date: 'inspections.confirm-date',
  'accept-outcome': 'inspections.decide',
  close: 'inspections.close',
} as const satisfies Record<Deciding['kind'], OperationId>
const kinds = Object.keys(operationOf) as Deciding['kind'][]
const lastMinute = ({ received }: World) => received.at(-1)?.receivedAt ?? ''
const waitingNumber = (assessment: Assessment) => ('seal' in assessment ? assessment.seal : null)
const waitingSeal = ({ assessment }: World) => waitingNumber(assessment)
const standing = ({ completedSeals, assessment }: World) => ({
  row: { status: assessment.status, revision: completedSeals.length },
  assessment,
  completedSeals,
})

const mayDecide = (world: World, kind: Deciding['kind']) =>
  mayPerform('admin', operationOf[kind]) && refuseDecision({ kind, seal: waitingSeal(world) }, standing(world)) === null

function decide(world: World, kind: Deciding['kind']): void {
  const number = waitingSeal(world) ?? 0
  const { decisions } = world
  if (kind === 'date') decisions.testedAt = { seal: number, value: '2026-11-23T10:00:00.000Z' }
  if (kind === 'accept-author') decisions.acceptedAuthor = number
  if (kind === 'accept-disabled') decisions.acceptedDisabled = number
  if (kind === 'accept-outcome') decisions.acceptedOutcome = number
  if (kind === 'close') decisions.closing = { at: lastMinute(world), reason: 'nobody will finish it' }
  judge(world)
}

// What was completed stands, whatever comes to light of its seal.
function isEnded({ assessment, completedSeals }: World): boolean {
  const seal = assessment.status === 'complete' ? assessment.completed.seal.seal : waitingNumber(assessment)
  return assessment.status === 'closed' || completedSeals.some((one) => one.seal === seal)
}

const shown = (world: World) => {
  const { assessment } = world
  const seal = assessment.status === 'complete' ? assessment.completed.seal.seal : waitingNumber(assessment)
  return JSON.stringify([assessment.status, seal, 'reasons' in assessment && assessment.reasons])
}

function walk(acts: readonly Act[]): World {
  const world = createWorld()
  for (const act of acts) {
    if (act.by !== 'office') write(world, act)
    else if (act.does === 'disables') world.disabled.set(testId(2, 1), new Date(minute(world)))
    else if (mayDecide(world, act.does as Deciding['kind'])) decide(world, act.does as Deciding['kind'])
    // What arrives after a minute is another minute.
    judge(world)
  }
  return world
}

const seals = (flaw: Flaw, by = 'holder') => ({ by, does: 'seals', seal: 1, flaw, amends: false }) as Act

/** One history for each state that is to be reached; the rest is chance. */
const examples = [
  [{ by: 'holder', does: 'answers' }],
  [seals('none')],
  [seals('none', 'stranger')],
  [{ by: 'office', does: 'close' }],
  [{ by: 'office', does: 'disables' }, seals('none')],
  ...flaws.map((flaw) => [seals(flaw)]),
].map((acts): [Act[]] => [acts])

test('from every state the office may do something that changes it, and one thing that ends it', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(history, (acts) => {
      const world = walk(acts)
      const reasons = 'reasons' in world.assessment ? world.assessment.reasons.map(({ code }) => code) : []
      for (const state of [world.assessment.status, ...reasons]) reached.add(state)
      if (isEnded(world)) return
      for (const kind of kinds.filter((one) => mayDecide(world, one))) {
        const after = walk(acts)
        decide(after, kind)
        expect(shown(after)).not.toBe(shown(world))
      }
      expect(mayDecide(world, 'close')).toBe(true)
      decide(world, 'close')
      expect(isEnded(world)).toBe(true)
      expect(mayDecide(world, 'close')).toBe(false)
    }),
    { numRuns: lawRuns(100), examples },
  )
  for (const state of ['in-progress', 'received', 'quarantined', 'needs-date', 'complete', 'closed'])
    expect(reached).toContain(state)
  for (const code of [
    'stranger-sealed',
    'outcome-differs',
    'author-disabled',
    'date-in-doubt',
    'seal-unsigned',
    'rule-unknown',
    'lines-missing',
  ])
    expect(reached).toContain(code)
})

test('what was closed is opened by whoever takes it over and seals it, whatever had happened', () => {
  fc.assert(
    fc.property(history, (acts) => {
      const world = walk(acts)
      if (mayDecide(world, 'close')) decide(world, 'close')
      if (world.assessment.status !== 'closed') return
      write(world, { by: 'colleague', does: 'takes over' })
      write(world, { by: 'colleague', does: 'seals', seal: 5, flaw: 'none' })
      judge(world)
      expect(world.assessment.status).not.toBe('closed')
    }),
    { numRuns: lawRuns(40) },
  )
})
