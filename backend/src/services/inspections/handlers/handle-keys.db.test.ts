import type { Envelope } from '@sac/contracts/events/envelope'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { finish, inspect } from '@sac/contracts/testing/inspect'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { listFacts } from '@sac/tests/support/list-outbox'
import { createSigners } from '@sac/tests/support/signers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCompletions } from '../store/completion-rows.ts'
import type { Decision } from '../store/decision-rows.ts'
import { findInspection } from '../store/inspection-rows.ts'
import {
  eventOf,
  lineEvent,
  type Office,
  openOffice,
  photoEvent,
  sealing,
  templateHash,
} from '../testing/open-office.ts'
import { decideInspection } from './decide-inspection.ts'
import { inspectionSubscription } from './handle-events.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

let inspections = 0

/** A whole inspection, signed with a key nobody has told of, and what the log would tell of that key. */
function signedApart({ signs = true } = {}) {
  inspections += 1
  const n = 100 + inspections
  const inspectionId = testId(1, n)
  const signers = createSigners()
  const device = createTestDevice({ n, inspectionId })
  inspect(device, templateHash, 'nothing')
  const { sign: _, ...unsigned } = sealing
  finish(device, signs ? { ...unsigned, sign: signers.sign } : unsigned)
  const { retiredAt: __, ...key } = signers.keys.get(signers.signerOf(device).kid)!
  return {
    inspectionId,
    kid: key.kid,
    evidence: [...device.lines.map(lineEvent), photoEvent(inspectionId, 1), photoEvent(inspectionId, 99)],
    registered: eventOf('inspection.key-registered', key),
    retired: (retiredAt: string) => {
      const { kid, deviceId, userId } = key
      return eventOf('inspection.key-retired', { kid, deviceId, userId, retiredAt, why: 'replaced' })
    },
  }
}

const deliver = (...events: readonly Envelope[]) =>
  office.deliver(inspectionSubscription(office.deps).batchHandler, events)
const standing = async (inspectionId: string) => {
  const row = await findInspection(office.database.pool, { inspectionId })
  return [row?.status, ...(row?.reasons ?? []).map(({ code }) => code)]
}

/** Our own word of a key, as it comes back from the log. */
async function learned(kid: string): Promise<Envelope[]> {
  const facts = await listFacts(office.database.pool)
  return facts.filter(({ eventType, data }) => eventType === 'inspection.key-learned' && data['kid'] === kid)
}

test('a seal that arrives before its key waits, and completes when the key is known', async () => {
  const { inspectionId, kid, evidence, registered } = signedApart()
  await deliver(...evidence)
  expect(await standing(inspectionId)).toEqual(['quarantined', 'seal-key-unknown'])
  await deliver(registered)
  await deliver(...(await learned(kid)))
  expect(await standing(inspectionId)).toEqual(['complete'])
})

test('a key that is known before, or comes with the same batch, makes nothing wait', async () => {
  const [before, together] = [signedApart(), signedApart()]
  await deliver(before.registered)
  await deliver(...before.evidence)
  expect(await standing(before.inspectionId)).toEqual(['complete'])
  await deliver(...together.evidence, together.registered)
  expect(await standing(together.inspectionId)).toEqual(['complete'])
})

test('a judge who has not seen the key and whoever learns of it do not miss each other', async () => {
  const { inspectionId, kid, evidence, registered } = signedApart()
  const handle = inspectionSubscription(office.deps).batchHandler
  const judged = Promise.withResolvers<void>()
  const commit = Promise.withResolvers<void>()
  const judging = withTransaction(office.database.pool, async (tx) => {
    await handle(tx, evidence)
    judged.resolve()
    await commit.promise
  })
  await judged.promise
  await deliver(registered)
  const learning = deliver(...(await learned(kid)))
  setTimeout(commit.resolve, 300)
  await Promise.all([judging, learning])
  expect(await standing(inspectionId)).toEqual(['complete'])
})

test('the end of a key counts whether it is told before or after the beginning', async () => {
  const early = '2026-11-20T00:00:00.000Z'
  const [before, after] = [signedApart(), signedApart()]
  await deliver(before.retired(early), before.registered, ...before.evidence)
  await deliver(after.registered, after.retired(early), ...after.evidence)
  expect(await standing(before.inspectionId)).toEqual(['quarantined', 'seal-key-retired'])
  expect(await standing(after.inspectionId)).toEqual(['quarantined', 'seal-key-retired'])
})

test('told again with a later end, a key counts for what was sealed meanwhile', async () => {
  const { inspectionId, kid, evidence, registered } = signedApart()
  const short = { ...registered, data: { ...registered.data, validUntil: '2026-11-20T00:00:00.000Z' } }
  await deliver(short, ...evidence)
  expect(await standing(inspectionId)).toEqual(['quarantined', 'seal-key-retired'])
  await deliver(registered)
  await deliver(...(await learned(kid)).slice(-1))
  expect(await standing(inspectionId)).toEqual(['complete'])
})

test('the office lets a seal count that nobody signed; the completion says so', async () => {
  const { inspectionId, evidence } = signedApart({ signs: false })
  await deliver(...evidence)
  expect(await standing(inspectionId)).toEqual(['quarantined', 'seal-unsigned'])
  const decision: Decision = {
    decisionId: testId(8, 1),
    inspectionId,
    kind: 'accept-author',
    seal: 1,
    testedAt: null,
    reason: 'seen and spoken with',
    decidedBy: testId(2, 9),
  }
  const outcome = decideInspection(office.deps, { ...decision, kind: 'accept-outcome' })
  await expect(outcome).rejects.toMatchObject({ code: 'inspection.illegal-state' })
  await decideInspection(office.deps, decision)
  expect(await standing(inspectionId)).toEqual(['complete'])
  const [completion] = await listCompletions(office.database.pool, { inspectionId })
  expect(completion?.report.flags).toContain('author-accepted-by-office')
  const ofAnother = decideInspection(office.deps, { ...decision, seal: 2 })
  await expect(ofAnother).rejects.toMatchObject({ code: 'command.repeated-differently' })
  const inAdvance = decideInspection(office.deps, { ...decision, decisionId: testId(8, 2), seal: 2 })
  await expect(inAdvance).rejects.toMatchObject({ code: 'inspection.illegal-state' })
})
