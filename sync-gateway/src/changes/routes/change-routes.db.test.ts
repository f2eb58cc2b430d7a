import { uuidv7 } from '@sac/platform/ids'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { plannedAppointment as appointment, orderedRetest, completedReport as report } from '#testing/event-data'
import { consumerOf, only, readFeed as read } from '#testing/follow-feed'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice } from '#testing/test-device'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway({ checkAnswers: false })
})
afterAll(() => server.close())

const consume = consumerOf(() => server)
const consumed = new Set<string>()
/** Feeds the lines this device has sent back, as the log would. */
const consumeLines = async (device: TestDevice) => {
  const own = (await listFacts(server.db)).filter(({ data }) => data['deviceId'] === device.deviceId)
  for (const { eventType, data, ...rest } of own) {
    if (consumed.has(rest.eventId)) continue
    consumed.add(rest.eventId)
    await consume(eventType, data, rest)
  }
}

let device: TestDevice
beforeEach(async () => {
  server.clock.now = new Date('2026-11-23T10:00:00.000Z')
  device = await enrol(server)
})

describe('an assignment', () => {
  test("is nobody's while it is only held; confirmed, it is everybody's, without what was paid", async () => {
    const held = appointment({ status: 'pending' })
    await consume('appointment.created', held)
    expect(only(await read(device), held.appointmentId)).toEqual([])
    const paid = { price: { amountMinor: 7_900, currency: 'EUR' }, paymentId: uuidv7(), heldUntil: null }
    await consume('appointment.confirmed', { ...held, ...paid, status: 'confirmed' })
    const [change] = only(await read(device), held.appointmentId)
    expect(change?.value).toMatchObject({ status: 'confirmed' })
    for (const secret of Object.keys(paid)) expect(change?.value).not.toHaveProperty(secret)
  })

  test('reaches its inspector and nobody else, without who booked it', async () => {
    const other = await enrol(server)
    const planned = appointment({ inspectorId: device.userId })
    await consume('appointment.created', planned)
    const [change] = only(await read(device), planned.appointmentId)
    const { userId: _, ...shown } = planned
    expect(change).toEqual({ entity: 'assignment', id: planned.appointmentId, value: { ...shown, history: null } })
    expect(only(await read(other), planned.appointmentId)).toEqual([])
  })

  test('carries members only a later release knows', async () => {
    const planned = appointment()
    await consume('appointment.created', { ...planned, lane: 7, vehicle: { ...planned.vehicle, colour: 'red' } })
    const value = { lane: 7, vehicle: { colour: 'red', plate: planned.vehicle.plate } }
    expect(only(await read(device), planned.appointmentId)).toMatchObject([{ value }])
  })

  test('of nobody reaches everybody', async () => {
    const planned = appointment()
    await consume('appointment.created', planned)
    expect(only(await read(device), planned.appointmentId)).toHaveLength(1)
  })

  test('handed over is deleted for the one and appears for the other', async () => {
    const other = await enrol(server)
    const planned = appointment({ inspectorId: device.userId })
    await consume('appointment.created', planned)
    const [mine, theirs] = [await read(device), await read(other)]
    await consume('appointment.confirmed', { ...planned, inspectorId: other.userId })
    expect(only(await read(device, mine.cursor), planned.appointmentId)).toMatchObject([{ value: null }])
    expect(only(await read(other, theirs.cursor), planned.appointmentId)).toMatchObject([{ value: { bay: '1' } }])
  })

  test('given to one inspector ends, for that inspector, as theirs and not as deleted', async () => {
    const planned = appointment()
    await consume('appointment.created', planned)
    const before = await read(device)
    await consume('appointment.confirmed', { ...planned, inspectorId: device.userId })
    const changes = only(await read(device, before.cursor), planned.appointmentId)
    expect(changes.at(-1)?.value).toMatchObject({ inspectorId: device.userId })
  })

  test('cancelled is deleted; an older word that arrives later does not bring it back', async () => {
    const planned = appointment({ inspectorId: device.userId })
    await consume('appointment.created', planned)
    const before = await read(device)
    server.clock.now = new Date('2026-11-23T10:05:00.000Z')
    await consume('appointment.cancelled', { ...planned, status: 'cancelled' })
    await consume('appointment.confirmed', planned, { timestamp: '2026-11-23T10:01:00.000Z' })
    const after = await read(device, before.cursor)
    expect(only(after, planned.appointmentId).map(({ value }) => value)).toEqual([null])
    expect(only(await read(device), planned.appointmentId)).toEqual([])
  })

  test('outside three days each way is not shown, and appears by itself when its day comes near', async () => {
    const [far, past] = [
      appointment({ scheduledDate: '2026-11-29T09:00:00.000Z' }),
      appointment({ scheduledDate: '2026-11-19T09:00:00.000Z' }),
    ]
    await consume('appointment.created', far)
    await consume('appointment.created', past)
    const first = await read(device)
    expect([...only(first, far.appointmentId), ...only(first, past.appointmentId)]).toEqual([])
    server.clock.now = new Date('2026-11-25T10:00:00.000Z')
    const second = await read(device, first.cursor)
    expect(only(second, far.appointmentId)).toEqual([])
    server.clock.now = new Date('2026-11-26T10:00:00.000Z')
    const third = await read(device, second.cursor)
    expect(only(third, far.appointmentId)).toHaveLength(1)
    expect(only(await read(device, third.cursor), far.appointmentId)).toEqual([])
  })

  test('carries what the last test of the vehicle found, known before or learnt later', async () => {
    const vin = `VF1${uuidv7().replaceAll('-', '').slice(-14).toUpperCase()}`
    const planned = appointment({ vehicle: { vin } })
    await consume('appointment.created', planned)
    const first = await read(device)
    await consume('inspection.completed', {
      inspectionId: uuidv7(),
      result: 'pass',
      report: report(vin, '2025-11-20T10:00:00.000Z', 100_000),
    })
    const history = { testedAt: '2025-11-20T10:00:00.000Z', odometer: [{ value: 100_000 }, { value: 90_000 }] }
    expect(only(await read(device, first.cursor), planned.appointmentId)).toMatchObject([{ value: { history } }])
    await consume('inspection.completed', {
      inspectionId: uuidv7(),
      result: 'pass',
      report: report(vin, '2023-11-20T10:00:00.000Z', 70_000),
    })
    const later = appointment({ vehicle: { vin } })
    await consume('appointment.created', later)
    expect(only(await read(device), later.appointmentId)).toMatchObject([{ value: { history } }])
  })
})

const verdict = (inspectionId: string, status: string, at = '2026-11-23T10:00:00.000Z') => ({
  inspectionId,
  status,
  reasons: [],
  at,
  inspectorIds: [device.userId],
})

describe('verdicts', () => {
  test('reach the inspectors named; an older one does not replace a newer one', async () => {
    const id = uuidv7()
    await consume('inspection.verdict-given', verdict(id, 'complete', '2026-11-23T10:02:00.000Z'))
    await consume('inspection.verdict-given', verdict(id, 'received', '2026-11-23T10:01:00.000Z'))
    expect(only(await read(device), id)).toMatchObject([
      { entity: 'verdict', value: { status: 'complete', reasons: [] } },
    ])
  })

  test('follow the certificate through its life', async () => {
    const id = uuidv7()
    await consume('inspection.verdict-given', verdict(id, 'complete'))
    const certificate = { certificateId: uuidv7(), inspectionId: id, number: 'A-1', revision: 1, status: 'valid' }
    await consume('certificate.generated', certificate)
    const issued = await read(device)
    expect(only(issued, id)).toMatchObject([{ value: { status: 'certified', certificateNumber: 'A-1', reasons: [] } }])
    server.clock.now = new Date('2026-11-23T11:00:00.000Z')
    await consume('certificate.revoked', certificate)
    expect(only(await read(device, issued.cursor), id)).toMatchObject([
      { value: { status: 'certified', reasons: [{ code: 'certificate.revoked' }] } },
    ])
  })

  test('call a refusal complete, never certified', async () => {
    const id = uuidv7()
    await consume('inspection.verdict-given', verdict(id, 'complete'))
    await consume('certificate.generated', { certificateId: uuidv7(), inspectionId: id, number: null })
    expect(only(await read(device), id)).toMatchObject([{ value: { status: 'complete', reasons: [] } }])
  })

  test('decide what may leave the device: certified closes, late opens again', async () => {
    const id = uuidv7()
    const closedAt = async () =>
      (await server.db.query('SELECT closed_at FROM inspections WHERE inspection_id = $1', [id])).rows[0]?.closed_at
    await consume('certificate.generated', { certificateId: uuidv7(), inspectionId: id, number: 'A-2' })
    expect(await closedAt()).toEqual(server.clock.now)
    await consume('inspection.verdict-given', verdict(id, 'received'), { timestamp: '2026-11-23T09:00:00.000Z' })
    expect(await closedAt()).toEqual(server.clock.now)
    server.clock.now = new Date('2026-11-23T12:00:00.000Z')
    await consume('inspection.verdict-given', verdict(id, 'late'))
    expect(await closedAt()).toBeNull()
    await consume('inspection.completed', {
      inspectionId: id,
      result: 'abandoned',
      report: { ...report('', '2026-11-23T11:00:00.000Z', 1), inspectionId: id },
    })
    expect(await closedAt()).toEqual(server.clock.now)
  })
})

const origins = async (each: TestDevice) =>
  (await read(each)).changes.filter(({ entity }) => entity === 'line').map(({ value }) => value?.['deviceId'])

describe('lines of other devices', () => {
  test('come down to whoever claimed the inspection, earlier and later ones, but not to the device that wrote them', async () => {
    const first = await enrol(server)
    const { inspectionId } = first
    const earlier = first.line({ seq: 1 })
    await first.send([earlier], first.header([[1, 1]]))
    await consumeLines(first)
    expect((await read(device)).changes.filter(({ entity }) => entity === 'line')).toEqual([])
    const claim = device.line({ seq: 1, inspectionId, type: 'claimed', payload: { from: null, reason: null } })
    const before = server.clock.now.toISOString()
    server.clock.now = new Date(server.clock.now.getTime() + 60_000)
    await device.send([claim], device.header([[1, 1]]))
    await consumeLines(device)
    const later = first.line({ seq: 2 })
    await first.send([later], first.header([[2, 2]]))
    await consumeLines(first)
    const lines = (await read(device)).changes.filter(({ entity }) => entity === 'line')
    expect(lines.map(({ value }) => value?.['line'])).toEqual([earlier, later])
    expect(lines.map(({ value }) => value?.['receivedAt'])).toEqual([before, server.clock.now.toISOString()])
    expect(lines.map(({ id }) => id)).toEqual([earlier, later].map((line) => JSON.parse(line).eventId))
    expect((await read(first)).changes.filter(({ entity }) => entity === 'line')).toEqual([])
  })

  test('of one inspector with two devices go to the device that did not write them', async () => {
    const second = await enrol(server, { userId: device.userId })
    const started = { from: null, reason: null }
    await device.send([device.line({ seq: 1, type: 'claimed', payload: started })], device.header([[1, 1]]))
    const taken = second.line({ seq: 1, inspectionId: device.inspectionId, type: 'claimed', payload: started })
    await second.send([taken], second.header([[1, 1]]))
    for (const each of [device, second]) await consumeLines(each)
    expect(await origins(device)).toEqual([second.deviceId])
    expect(await origins(second)).toEqual([device.deviceId])
  })
})

describe('that an inspection is begun, taken over or closed', () => {
  const ids = async (each: TestDevice, inspectionId: string) =>
    (await read(each)).changes
      .filter(({ entity, value }) => entity === 'line' && value?.['inspectionId'] === inspectionId)
      .map(({ id }) => id)
  const idOf = (line: string) => (JSON.parse(line) as { eventId: string }).eventId
  const answered = { checkpoint: '1.1.1', answer: 'ok', reason: null } as const

  test('is shown to everyone who has the assignment, what is answered is not', async () => {
    const other = await enrol(server)
    const planned = appointment({ inspectionId: device.inspectionId })
    await consume('appointment.created', planned)
    const claim = device.line({ seq: 1, type: 'claimed', payload: { from: null, reason: null } })
    const answer = device.line({ seq: 2, type: 'answered', payload: answered })
    await device.send([claim, answer], device.header([[1, 2]]))
    await consumeLines(device)
    expect(await ids(other, planned.inspectionId)).toEqual([idOf(claim)])
    expect(await ids(device, planned.inspectionId)).toEqual([])
  })

  test('is shown with an assignment that comes later, and not to whom it is not assigned', async () => {
    const [other, stranger] = [await enrol(server), await enrol(server)]
    const claim = device.line({ seq: 1, type: 'claimed', payload: { from: null, reason: null } })
    await device.send([claim], device.header([[1, 1]]))
    await consumeLines(device)
    await consume('appointment.created', appointment({ inspectionId: device.inspectionId, inspectorId: other.userId }))
    expect(await ids(other, device.inspectionId)).toEqual([idOf(claim)])
    expect(await ids(stranger, device.inspectionId)).toEqual([])
  })

  test('is no news once the day of the assignment is past', async () => {
    const other = await enrol(server)
    await consume('appointment.created', appointment({ inspectionId: device.inspectionId }))
    await device.send(
      [device.line({ seq: 1, type: 'claimed', payload: { from: null, reason: null } })],
      device.header([[1, 1]]),
    )
    await consumeLines(device)
    expect(await ids(other, device.inspectionId)).toHaveLength(1)
    server.clock.now = new Date('2026-11-29T10:00:00.000Z')
    expect(await ids(other, device.inspectionId)).toEqual([])
  })
})

describe('reference data', () => {
  test('reaches everybody, once as long as it is the same', async () => {
    const before = await read(device)
    const template = { entity: 'template', id: 'car@1', value: { title: 'Car' } } as const
    await consume('inspection.reference-published', template)
    const first = await read(device, before.cursor)
    expect(first.changes).toEqual([template])
    await consume('inspection.reference-published', template)
    expect((await read(device, first.cursor)).changes).toEqual([])
    await consume('inspection.reference-published', { entity: 'equipment', id: 'brake-1', value: { serial: '1' } })
    expect((await read(device, first.cursor)).changes).toMatchObject([{ entity: 'equipment', id: 'brake-1' }])
  })

  test('can be asked for alone', async () => {
    const id = uuidv7()
    await consume('appointment.reference-published', { entity: 'centre', id, value: {} })
    await consume('inspection.retest-ordered', orderedRetest(id))
    expect(only(await read(device, undefined, '&scope=centre,template'), id).map(({ entity }) => entity)).toEqual([
      'centre',
    ])
    expect((await device.changes('?scope=centre,nothing')).status).toBe(400)
  })
})

test('data that is not what the catalogue promises is a dead letter', async () => {
  for (const type of [
    'appointment.created',
    'certificate.generated',
    'inspection.verdict-given',
    'inspection.completed',
  ])
    expect(await consume(type, { inspectionId: 7 })).toEqual({ kind: 'dead-letter', reason: 'invalid-data' })
  const late = await consume('appointment.created', appointment(), { timestamp: 'yesterday' })
  expect(late).toEqual({ kind: 'dead-letter', reason: 'invalid-data' })
})

test('text that no database takes is shown without what it cannot hold', async () => {
  const id = uuidv7()
  const value = { name: 'a\u0000b\ud800c', path: String.raw`c:\u0000` }
  await consume('appointment.reference-published', { entity: 'centre', id, value })
  expect(only(await read(device), id)[0]?.value).toEqual({ name: 'ab\ufffdc', path: String.raw`c:\u0000` })
})

test.each([
  ['of another life of the database', (cursor: string) => cursor.replace(/^.{12}/, '000000000000')],
  ['of a position that does not exist', (cursor: string) => cursor.replace(/\.\d+\./, '.999999999.')],
  ['that is none', () => 'rubbish'],
])('a cursor %s is gone', async (_, spoil) => {
  const { cursor } = await read(device)
  const answer = await device.changes(`?cursor=${spoil(cursor)}`)
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([410, 'sync.cursor-gone'])
})

test('changes need a sign-in; a revoked device learns nothing more', async () => {
  expect((await fetch(`${server.url}/sync/v1/changes`, { headers: { 'Sac-Device': device.credential } })).status).toBe(
    401,
  )
  await server.db.query('UPDATE devices SET revoked_at = now() WHERE device_id = $1', [device.deviceId])
  expect((await device.changes()).status).toBe(403)
})
