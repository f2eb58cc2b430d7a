import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { catalogue, type EventType } from '@sac/contracts/events/catalogue'
import type { Envelope } from '@sac/contracts/events/envelope'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { answer, finish, inspect, photoBytes, photograph, photoHash, sign } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { migrateAudit } from '@sac/platform/audit/migrate-audit'
import { migrate } from '@sac/platform/db/migrate'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import { migrateMessaging } from '@sac/platform/messaging/migrate-messaging'
import { createDatabaseFrom, type TestDatabase } from '@sac/tests/support/create-database'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { listCompletions } from '../store/completion-rows.ts'
import { holdsBlob } from '../store/evidence-rows.ts'
import { findInspection } from '../store/inspection-rows.ts'
import { upsertKeys } from '../store/key-rows.ts'
import { rulebook, sealing, signers, templateHash } from '../testing/open-office.ts'
import { decideInspection } from './decide-inspection.ts'
import { inspectionSubscription } from './handle-events.ts'
import { publishTemplate } from './publish-template.ts'
import { readInspection } from './read-inspection.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const rules = { profileId: 'eu-min', timeZone: 'Europe/Paris' }
const inspectionId = testId(1, 1)
const failed = { result: 'fail', minor: 0, major: 1, dangerous: 0 } as const

let database: TestDatabase
let deps: InspectionsDeps
let envelopes = 0

beforeEach(async () => {
  database = await createDatabaseFrom(
    async (pool) => {
      await migrate(pool, { schema: 'inspections', folder: join(import.meta.dirname, '../migrations') })
      await migrateMessaging(pool, { schema: 'inspections' })
      await migrateAudit(pool, { schema: 'inspections' })
    },
    { schema: 'inspections' },
  )
  deps = {
    pool: database.pool,
    now: () => new Date('2026-11-23T12:00:00.000Z'),
    newId: uuidv7,
    rulebook,
    directory: {
      findCentre: (id) =>
        Promise.resolve(id === 'centre-1' ? { id, station: 'L1', name: 'Centre', place: 'Town', ...rules } : null),
      findPerson: () => Promise.resolve({ inspectorNumber: 'INS-001', disabledAt: null }),
      findBooking: () => Promise.resolve(null),
      findKeeper: () => Promise.resolve(null),
    },
  }
})
afterEach(() => database.drop())

const envelope = (eventType: string, data: Envelope['data']): Envelope => ({
  eventId: testId(9, ++envelopes),
  eventType,
  timestamp: '2026-11-23T12:00:00.000Z',
  version: '1.0',
  data,
  metadata: { source: 'test', userId: null, correlationId: inspectionId },
})
function lineEnvelope(line: EventLine): Envelope {
  const text = JSON.stringify(line)
  const { deviceId, epoch, seq } = line
  return envelope(`inspection.${line.type}`, {
    inspectionId: line.inspectionId,
    deviceId,
    epoch,
    seq,
    line: text,
    lineHash: sha256(text),
  })
}
const photoEnvelope = (n: number, bytes = photoBytes, of = inspectionId) =>
  envelope('inspection.photo-stored', { inspectionId: of, sha256: photoHash(n), bytes })

async function deliver(given: Envelope) {
  await upsertKeys(database.pool, [...signers.keys.values()])
  const handle = inspectionSubscription(deps).handlers[given.eventType]
  if (!handle) throw new Error(given.eventType)
  return withTransaction(database.pool, (tx) => handle(tx, given))
}
async function deliverAll(given: readonly Envelope[]) {
  for (const one of given) await deliver(one)
}
const published = () => listFacts(database.pool)
const typesOf = (events: readonly Envelope[]) => events.map(({ eventType }) => eventType)
const row = () => findInspection(database.pool, { inspectionId })

function inspected(fails: 'pads' | 'nothing' = 'nothing'): TestDevice {
  const device = createTestDevice({ n: 1 })
  inspect(device, templateHash, fails)
  return device
}
const evidenceOf = (device: TestDevice) => [
  ...device.lines.map(lineEnvelope),
  photoEnvelope(1),
  photoEnvelope(2),
  photoEnvelope(99),
]

test('the certificate names who sealed and signed, whoever has claimed the inspection outside the seal', async () => {
  const device = inspected()
  finish(device, sealing)
  await deliverAll(device.lines.map(lineEnvelope))
  const other = createTestDevice({ n: 2 })
  await deliver(lineEnvelope(other.record({ type: 'claimed', payload: { from: null, reason: 'mine now' } })))
  await deliverAll([photoEnvelope(1), photoEnvelope(99)])
  const [completion] = await listCompletions(database.pool, { inspectionId })
  expect(completion?.report.inspector.id).toBe(device.lines[0]?.actorId)
})

test('when everything has arrived it is completed once, with the report and a verdict', async () => {
  const device = inspected()
  finish(device, sealing)
  await deliverAll(evidenceOf(device))
  expect(await row()).toMatchObject({
    status: 'complete',
    revision: 1,
    plate: 'AB-123-CD',
    result: 'pass',
    lateLines: 0,
  })
  const events = await published()
  expect(typesOf(events).filter((type) => type === 'inspection.completed')).toHaveLength(1)
  expect(events.at(-1)).toMatchObject({ eventType: 'inspection.verdict-given', data: { status: 'complete' } })
})

test('everything it publishes is as the catalogue says', async () => {
  const device = inspected('pads')
  finish(device, { ...sealing, outcome: failed })
  await deliverAll(evidenceOf(device))
  const events = await published()
  expect(typesOf(events)).toContain('inspection.retest-ordered')
  for (const { eventType, data } of events)
    expect(catalogue[eventType as EventType].data.safeParse(data).error).toBeUndefined()
})

test('backwards and twice gives the same completion as in order and once', async () => {
  const device = inspected('pads')
  finish(device, { ...sealing, outcome: failed })
  const backwards = evidenceOf(device).toReversed()
  await deliverAll([...backwards, ...backwards])
  expect(await row()).toMatchObject({ status: 'complete', revision: 1, result: 'fail' })
  expect(typesOf(await published()).filter((type) => type === 'inspection.completed')).toHaveLength(1)
})

test('two cars at once and a picture of both are flagged on both, whichever came first', async () => {
  const ids = [1, 2].map((n) => testId(1, n))
  const devices = ids.map((id, index) =>
    createTestDevice({ n: index + 1, inspectionId: id, actorId: testId(2, 1), startedAt: '2026-11-23T09:00:00.000Z' }),
  )
  for (const [index, device] of devices.entries()) {
    inspect(device, templateHash, 'nothing')
    finish(device, sealing)
    await deliverAll([
      ...device.lines.map(lineEnvelope),
      ...[1, 99].map((n) => photoEnvelope(n, photoBytes, ids[index])),
    ])
    const read = await readInspection(deps, ids[0] ?? '')
    expect(read.inspection.flags.includes('two-cars-at-once')).toBe(index === 1)
  }
  for (const id of ids) {
    const { inspection, completions } = await readInspection(deps, id)
    expect(inspection.flags).toEqual(expect.arrayContaining(['photo-of-another-inspection', 'two-cars-at-once']))
    expect(completions[0]?.report.flags).not.toContain('two-cars-at-once')
  }
})

test('a missing photo is said, and nothing is completed before it has come', async () => {
  const device = inspected()
  finish(device, sealing)
  await deliverAll([...device.lines.map(lineEnvelope), photoEnvelope(99)])
  expect(await row()).toMatchObject({ status: 'received', reasons: [{ code: 'photo-missing' }], revision: 0 })
  await deliver(photoEnvelope(1))
  expect(await row()).toMatchObject({ status: 'complete', reasons: [] })
})

test('a photo that is no picture stops its inspection with words for the inspector, until it is retaken and sealed again', async () => {
  const device = inspected()
  finish(device, sealing)
  const rubbish = {
    inspectionId,
    sha256: photoHash(1),
    bytes: photoBytes,
    content: { kind: 'rubbish', fault: 'not-jpeg' },
  }
  const others = [...device.lines.map(lineEnvelope), photoEnvelope(99)]
  await deliverAll([...others, envelope('inspection.photo-stored', rubbish)])
  const detail = `photo ${photoHash(1).slice(0, 12)} (bay) cannot be used, it is no JPEG: take it again and seal again`
  const reasons = [{ code: 'photo-unreadable', detail }]
  expect(await row()).toMatchObject({ status: 'quarantined', reasons, revision: 0 })
  const told = (await published()).findLast(({ eventType }) => eventType === 'inspection.verdict-given')
  expect(told?.data).toMatchObject({ status: 'quarantined', reasons })
  expect(await holdsBlob(database.pool, { inspectionId, sha256: photoHash(1) })).toBe(false)

  const before = device.lines.length
  device.record({ type: 'photo-removed', payload: { photoId: testId(6, 1) } })
  device.record(photograph(4, {}))
  finish(device, { ...sealing, seal: 2 })
  await deliverAll(device.lines.slice(before).map(lineEnvelope))
  const content = { kind: 'picture', width: 8, height: 8 }
  await deliver(envelope('inspection.photo-stored', { inspectionId, sha256: photoHash(4), bytes: photoBytes, content }))
  expect(await row()).toMatchObject({ status: 'complete', reasons: [], revision: 1, seal: 2 })
})

test('a quarantined line blocks the inspection and is named in its record', async () => {
  const device = inspected()
  finish(device, sealing)
  const data = {
    code: 'line.schema',
    field: 'payload.value',
    detail: 'expected string',
    inspectionId,
    lineEventId: testId(8, 1),
    deviceId: device.deviceId,
    epoch: null,
    seq: 3,
    lineHash: photoHash(5),
  }
  const [, , , ...rest] = evidenceOf(device)
  await deliverAll([envelope('inspection.line-quarantined', data), ...rest])
  expect(await row()).toMatchObject({ status: 'quarantined' })
  expect((await readInspection(deps, inspectionId)).unusable).toEqual([
    { eventId: testId(8, 1), code: 'line.schema', detail: 'payload.value: expected string', settled: false },
  ])
})

test('a line set aside by the office asks for another seal, and one accepted after all stands in nobody’s way', async () => {
  const device = inspected()
  finish(device, sealing)
  const evidence = evidenceOf(device)
  const [, , , { data: line }] = evidence as [Envelope, Envelope, Envelope, Envelope]
  const words = { code: 'actor.disabled', field: 'actorId', detail: 'disabled', lineEventId: device.lines[3]!.eventId }
  const place = { inspectionId, deviceId: device.deviceId, epoch: null, seq: 4, lineHash: line['lineHash'] }
  const unusable = async () => (await readInspection(deps, inspectionId)).unusable
  await deliverAll(evidence.toSpliced(3, 1))
  await deliver(envelope('inspection.line-quarantined', { ...words, ...place }))
  await deliver(envelope('inspection.line-quarantined', { ...words, ...place, code: 'line.schema' }))
  expect((await unusable()).map(({ code, settled }) => ({ code, settled }))).toEqual([
    { code: 'line.schema', settled: false },
  ])
  await deliver(envelope('inspection.line-settled', { ...words, ...place }))
  expect(await row()).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'seal-again' }, { code: 'lines-missing' }],
  })
  await deliver(evidence[3]!)
  expect(await row()).toMatchObject({ status: 'complete', reasons: [] })
  expect(await unusable()).toEqual([])
})

test('a line whose text is not what its hash says is a dead letter', async () => {
  const good = lineEnvelope(inspected().lines[0]!)
  const outcome = await deliver({ ...good, data: { ...good.data, lineHash: photoHash(1) } })
  expect(outcome).toEqual({ kind: 'dead-letter', reason: 'line-hash-differs' })
})

test('late lines change no completion; sealed again with a reason they make a second one', async () => {
  const device = inspected()
  finish(device, sealing)
  await deliverAll(evidenceOf(device))
  const other = createTestDevice({ n: 2 })
  await deliver(lineEnvelope(other.record(answer('0.1', 'ok'))))
  expect(await row()).toMatchObject({ revision: 1, lateLines: 1, reasons: [{ code: 'late-lines' }] })
  device.record(photograph(3, {}))
  const unreasoned = finish(device, { ...sealing, seal: 2, pulled: other.lines })
  await deliverAll([...device.lines.slice(-2, -1), unreasoned].map(lineEnvelope))
  await deliver(photoEnvelope(3))
  expect(await row()).toMatchObject({ revision: 1, reasons: [{ code: 'amendment-without-reason' }] })
  await deliver(lineEnvelope(finish(device, { ...sealing, seal: 3, pulled: other.lines, reason: 'bay photo retaken' })))
  expect(await row()).toMatchObject({ status: 'complete', revision: 2, reasons: [] })
  const completions = await listCompletions(database.pool, { inspectionId })
  expect(completions.map(({ revision, seal, report }) => [revision, seal, report.revisionReason])).toEqual([
    [1, 1, null],
    [2, 3, 'bay photo retaken'],
  ])
  expect(typesOf(await published())).toContain('inspection.amended')
})

test('a certificate makes it certified, and its number comes down with the verdict', async () => {
  const device = inspected()
  finish(device, sealing)
  await deliverAll(evidenceOf(device))
  const certificate = {
    certificateId: testId(7, 1),
    inspectionId,
    number: 'L1-26-000001-K',
    revision: 1,
    reportRevision: 1,
    status: 'issued',
    vin: 'x',
    plate: 'x',
    result: 'pass',
    validUntil: '2028-11-23',
    reasonCode: null,
  }
  await deliver(envelope('certificate.generated', certificate))
  expect(await row()).toMatchObject({ status: 'certified', certificateNumber: 'L1-26-000001-K' })
  expect((await published()).at(-1)).toMatchObject({
    data: { status: 'certified', certificateNumber: 'L1-26-000001-K' },
  })
})

test('differing outcomes wait for a person; deciding twice changes nothing, deciding otherwise is refused', async () => {
  const device = inspected('pads')
  device.record(sign('pass'))
  finish(device, sealing)
  await deliverAll(evidenceOf(device))
  expect(await row()).toMatchObject({ status: 'quarantined', reasons: [{ code: 'outcome-differs' }] })
  const decision = {
    decisionId: testId(7, 1),
    inspectionId,
    kind: 'accept-outcome',
    seal: 1,
    testedAt: null,
    reason: 'pads seen by a second inspector',
    decidedBy: testId(2, 9),
  } as const
  await decideInspection(deps, decision)
  await decideInspection(deps, decision)
  expect(await row()).toMatchObject({ status: 'complete', revision: 1, result: 'fail' })
  const otherwise = decideInspection(deps, { ...decision, reason: 'on second thoughts' })
  await expect(otherwise).rejects.toMatchObject({ code: 'command.repeated-differently' })
})

test('an inspection in order cannot be decided', async () => {
  const device = inspected()
  finish(device, sealing)
  await deliverAll(evidenceOf(device))
  const kind = 'date'
  const decision = {
    decisionId: testId(7, 1),
    inspectionId,
    kind,
    seal: 1,
    testedAt: new Date(0),
    reason: 'x',
    decidedBy: testId(2, 9),
  } as const
  await expect(decideInspection(deps, decision)).rejects.toMatchObject({ code: 'inspection.illegal-state' })
})

test('devices are told of a template once', async () => {
  const told = { hash: templateHash, template: smallTemplate }
  await Promise.all([publishTemplate(deps, told), publishTemplate(deps, told)])
  await publishTemplate(deps, told)
  const events = await published()
  expect(typesOf(events)).toEqual(['inspection.reference-published'])
  expect(events[0]?.data).toEqual({ entity: 'template', id: templateHash, value: told })
})

test('a centre nobody knows is no place to certify', async () => {
  deps.directory.findCentre = () => Promise.resolve(null)
  const device = inspected()
  finish(device, sealing)
  await deliverAll(evidenceOf(device))
  expect(await row()).toMatchObject({ status: 'quarantined', reasons: [{ code: 'centre-unknown' }], revision: 0 })
})

test('the last lines arriving at once on two connections complete it once', async () => {
  const device = inspected()
  finish(device, sealing)
  const evidence = evidenceOf(device)
  await deliverAll(evidence.slice(0, -6))
  await Promise.all(evidence.slice(-6).map(deliver))
  expect(await row()).toMatchObject({ status: 'complete', revision: 1 })
  expect(typesOf(await published()).filter((type) => type === 'inspection.completed')).toHaveLength(1)
})

test('the evidence and what was completed can never be changed', async () => {
  const device = inspected()
  finish(device, sealing)
  await deliverAll(evidenceOf(device))
  await expect(database.pool.query('UPDATE lines SET seq = seq + 1')).rejects.toThrow('lines rows never change')
  await expect(database.pool.query('DELETE FROM completions')).rejects.toThrow('completions rows never change')
})

test('who begins an inspection is made known to devices by number alone', async () => {
  const device = inspected()
  await deliverAll(device.lines.map(lineEnvelope))
  const told = (await published()).filter(({ eventType }) => eventType === 'inspection.reference-published')
  expect(told.map(({ data }) => data)).toEqual([
    { entity: 'inspector', id: device.lines[0]?.actorId, value: { number: 'INS-001' } },
  ])
})
