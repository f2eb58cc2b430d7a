// What one person alone may not decide waits for a second one, and says so to both.
import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { answer, finish, inspect, sign, tread } from '@sac/contracts/testing/inspect'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listCompletions } from '../store/completion-rows.ts'
import { findInspection } from '../store/inspection-rows.ts'
import { lineEvent, type Office, openOffice, photoEvent, sealing, signers } from '../testing/open-office.ts'
import { approveInspection } from './approve-inspection.ts'
import { inspectionSubscription } from './handle-events.ts'

const inspectionId = testId(1, 1)
const inspector = testId(2, 1)
const colleague = testId(2, 9)

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

type Counts = InspectionPayload<'finished'>['outcome']
const pass: Counts = { result: 'pass', minor: 0, major: 0, dangerous: 0 }
const minor: Counts = { ...pass, result: 'pass-minor', minor: 1 }
const fail: Counts = { ...pass, result: 'fail', major: 1 }

function defect(more: Partial<InspectionPayload<'defect-added'>>): Recorded {
  const judged = { deficiency: '0.1.b', severity: 'major', loweredReason: null } as const
  const about = { location: {}, note: null, repairedOnSpot: false, prohibition: false }
  return { type: 'defect-added', payload: { defectId: testId(5, 1), checkpoint: '0.1', ...judged, ...about, ...more } }
}

type Sealed = { outcome: Counts; seal?: number; reason?: string }

function sealAs(device: TestDevice, { outcome, ...more }: Sealed, recorded: readonly Recorded[] = []): EventLine[] {
  const before = device.lines.length
  for (const one of [...recorded, sign(outcome.result)]) device.record(one)
  finish(device, { ...sealing, outcome, ...more })
  return device.lines.slice(before)
}

function inspected(): TestDevice {
  const device = createTestDevice({ n: 1 })
  inspect(device, sealing.templateHash, 'nothing')
  return device
}

const send = (lines: readonly EventLine[]) =>
  office.deliver(inspectionSubscription(office.deps).batchHandler, lines.map(lineEvent))
const sendAll = async (device: TestDevice) => {
  await send(device.lines)
  await office.deliver(inspectionSubscription(office.deps).batchHandler, [
    photoEvent(inspectionId, 1),
    photoEvent(inspectionId, 99),
  ])
}
const row = () => findInspection(office.database.pool, { inspectionId })
const reasonsOf = async () => (await row())?.reasons.map(({ code }) => code)
const reports = async () => (await listCompletions(office.database.pool, { inspectionId })).map(({ report }) => report)

let decisions = 0
const approve = (seal: number, more: { decidedBy?: string; reason?: string } = {}) =>
  approveInspection(office.deps, {
    decisionId: testId(8, ++decisions),
    inspectionId,
    seal,
    reason: 'looked at the photos',
    decidedBy: colleague,
    ...more,
  })

const lowered = { deficiency: '0.1.c', severity: 'minor', loweredReason: 'paint only', loweredFor: 'slight' } as const

/** A pass in which a dangerous deficiency was called minor. */
async function lowerDanger(): Promise<void> {
  const device = inspected()
  sealAs(device, { outcome: minor }, [answer('0.1', 'defect'), defect(lowered)])
  await sendAll(device)
}

/** A failed test, complete; the device may go on. */
async function failTest(...more: readonly Recorded[]): Promise<TestDevice> {
  const device = inspected()
  sealAs(device, { outcome: fail }, more.length > 0 ? more : [answer('0.1', 'defect'), defect({})])
  await sendAll(device)
  expect(await row()).toMatchObject({ status: 'complete', result: 'fail' })
  return device
}
const mistaken: readonly Recorded[] = [
  { type: 'defect-removed', payload: { defectId: testId(5, 1) } },
  answer('0.1', 'ok'),
]

test('a dangerous deficiency judged lower waits, with words for both, until somebody else approves it', async () => {
  await lowerDanger()
  expect(await row()).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'needs-approval', detail: '0.1.c is dangerous and was judged minor: paint only' }],
  })
  const told = (await listFacts(office.database.pool)).findLast((fact) => fact.eventType === 'inspection.verdict-given')
  expect(told?.data).toMatchObject({ status: 'quarantined', reasons: [{ code: 'needs-approval' }] })
  await approve(1)
  expect(await row()).toMatchObject({ status: 'complete', result: 'pass-minor', reasons: [] })
  const [report] = await reports()
  expect(report?.flags).toEqual(expect.arrayContaining(['dangerous-lowered', 'severity-lowered']))
  expect(report?.deficiencies[0]?.lowered).toEqual({ from: 'dangerous', cause: 'slight', words: 'paint only' })
})

test('nobody approves what they took part in, and nobody approves what does not wait', async () => {
  await lowerDanger()
  await expect(approve(1, { decidedBy: inspector })).rejects.toMatchObject({ code: 'inspection.second-person' })
  await expect(approve(2)).rejects.toMatchObject({ code: 'inspection.illegal-state' })
  expect(await reasonsOf()).toEqual(['needs-approval'])
  await approve(1)
  await approve(1)
  await expect(approve(1, { reason: 'other words' })).rejects.toMatchObject({ code: 'command.repeated-differently' })
  expect(await reports()).toHaveLength(1)
})

test('a major deficiency judged lower stands with its reason, also from an app that asked for no choice', async () => {
  const device = inspected()
  const { loweredFor: _choice, ...old } = { ...lowered, deficiency: '0.1.b' }
  sealAs(device, { outcome: minor }, [answer('0.1', 'defect'), defect(old)])
  await sendAll(device)
  const [report] = await reports()
  expect(report?.deficiencies[0]?.lowered).toEqual({ from: 'major', cause: null, words: 'paint only' })
  expect(report?.flags).toContain('severity-lowered')
})

test('an amendment from fail to pass waits beside the fail until a second person approves it', async () => {
  const device = await failTest()
  await send(sealAs(device, { outcome: pass, seal: 2, reason: 'tapped the wrong line' }, mistaken))
  expect(await row()).toMatchObject({
    status: 'complete',
    result: 'fail',
    revision: 1,
    reasons: [{ code: 'needs-approval', detail: 'it was fail and is to become pass' }],
  })
  await approve(2)
  expect(await row()).toMatchObject({ status: 'complete', result: 'pass', revision: 2, reasons: [] })
})

test('an amendment that makes nothing better needs nobody', async () => {
  const device = await failTest()
  const plate: Recorded = { type: 'vehicle-recorded', payload: { field: 'plate', value: 'AB-124-CD' } }
  await send(sealAs(device, { outcome: fail, seal: 2, reason: 'the plate' }, [plate]))
  expect(await row()).toMatchObject({ revision: 2, result: 'fail', reasons: [] })
})

test('sealing again before the office has completed anything is no way round it', async () => {
  const device = inspected()
  await send(device.lines)
  await send(sealAs(device, { outcome: fail }, [answer('0.1', 'defect'), defect({})]))
  await send(sealAs(device, { outcome: pass, seal: 2 }, mistaken))
  await sendAll(device)
  expect(await row()).toMatchObject({ status: 'quarantined', seal: 2, reasons: [{ code: 'needs-approval' }] })
  await approve(2)
  expect(await row()).toMatchObject({ status: 'complete', result: 'pass' })
})

test('an abandonment over a failed test waits as well', async () => {
  const device = await failTest()
  const last = finish(device, { ...sealing, seal: 2, reason: 'machine broke' })
  const { outcome: _outcome, ...manifest } = last.payload as InspectionPayload<'finished'>
  const abandoned = { ...last, type: 'abandoned', payload: { ...manifest, code: 'other', text: null } } as EventLine
  await send([signers.resign(abandoned)])
  expect(await row()).toMatchObject({ result: 'fail', revision: 1, reasons: [{ code: 'needs-approval' }] })
})

const repairs: readonly [string, readonly Recorded[], readonly Recorded[]][] = [
  [
    'a defect that is called repaired',
    [answer('0.1', 'defect'), defect({})],
    [
      { type: 'defect-removed', payload: { defectId: testId(5, 1) } },
      defect({ defectId: testId(5, 2), repairedOnSpot: true }),
    ],
  ],
  [
    'a value that is within its limit now',
    [answer('5.2', 'defect'), tread('a1l', 1), defect({ checkpoint: '5.2', deficiency: '5.2.b' })],
    [{ type: 'defect-removed', payload: { defectId: testId(5, 1) } }, answer('5.2', 'ok'), tread('a1l', 7)],
  ],
]

test.each(repairs)(
  '%s is a retest and no amendment: nobody can approve it, and the fail stands',
  async (_what, found, after) => {
    const device = await failTest(...found)
    await send(sealAs(device, { outcome: pass, seal: 2, reason: 'new parts' }, after))
    expect(await reasonsOf()).toEqual(['amendment-is-retest'])
    await expect(approve(2)).rejects.toMatchObject({ code: 'inspection.illegal-state' })
    expect(await row()).toMatchObject({ status: 'complete', result: 'fail', revision: 1 })
  },
)
