import type { Envelope } from '@sac/contracts/events/envelope'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import type { BatchHandler } from '@sac/platform/inbox/group-context'
import { listFacts } from '@sac/tests/support/list-outbox'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completedReport, orderedRetest, plannedAppointment } from '#testing/event-data'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice } from '#testing/test-device'
import { changeSubscription } from './change-handlers.ts'

let server: TestGateway
let first: TestDevice
let second: TestDevice
let events: Envelope[]
beforeAll(async () => {
  server = await startGateway({ checkAnswers: false })
  first = await enrol(server)
  second = await enrol(server)
  events = [...appointments(), ...(await lines()), ...afterwards()].map(timed)
})
afterAll(() => server.close())

/** Recorded nothing, but is told the verdict. */
const third = uuidv7()
const vin = 'VF1AAAAA555000001'
const appointmentId = uuidv7()
const eventOf = (eventType: string, data: Envelope['data']): Envelope => ({
  eventId: uuidv7(),
  eventType,
  timestamp: '',
  version: '1.0',
  data,
  metadata: { source: 'test', userId: null, correlationId: 'test' },
})
/** A minute after the one before. */
const timed = (event: Envelope, n: number): Envelope => ({
  ...event,
  timestamp: new Date(Date.parse('2026-11-23T11:00:00.000Z') + n * 60_000).toISOString(),
})

/** Of nobody, of the one, of the other, of the one again, withdrawn. */
function appointments(): Envelope[] {
  const planned = { appointmentId, inspectionId: first.inspectionId, scheduledDate: '2026-11-24T09:00:00.000Z' }
  const given = (eventType: string, inspectorId: string | null, status: 'pending' | 'confirmed' | 'cancelled') =>
    eventOf(eventType, plannedAppointment({ ...planned, inspectorId, vehicle: { vin }, status }))
  return [
    given('appointment.created', null, 'pending'),
    given('appointment.confirmed', first.userId, 'confirmed'),
    given('appointment.rescheduled', second.userId, 'confirmed'),
    given('appointment.rescheduled', first.userId, 'confirmed'),
    given('appointment.cancelled', first.userId, 'cancelled'),
  ]
}

/** One begins, both record, the other takes over; as the gateway publishes them. */
async function lines(): Promise<Envelope[]> {
  const claim = { type: 'claimed', payload: { from: null, reason: null } } as const
  const { inspectionId } = first
  await first.send([first.line({ seq: 1, ...claim }), first.line({ seq: 2 })], first.header([[1, 2]]))
  const others = [second.line({ seq: 1, inspectionId, ...claim }), second.line({ seq: 2, inspectionId })]
  await second.send(others, second.header([[1, 2]]))
  await first.send([first.line({ seq: 3 })], first.header([[3, 3]]))
  return listFacts(server.db)
}

function afterwards(): Envelope[] {
  const { inspectionId } = first
  const told = (status: string, at: string) =>
    eventOf('inspection.verdict-given', { inspectionId, status, reasons: [], at, inspectorIds: [first.userId, third] })
  const tested = (testedAt: string, result: string) =>
    eventOf('inspection.completed', {
      inspectionId,
      result,
      report: { ...completedReport(vin, testedAt, 20_000), inspectionId },
    })
  const certificate = { certificateId: uuidv7(), inspectionId, number: 'A-1' }
  const numbered = (number: string) =>
    eventOf('inspection.reference-published', { entity: 'inspector', id: third, value: { number } })
  return [
    ...['1', '2', '1'].map(numbered),
    told('received', '2026-11-23T10:00:00.000Z'),
    tested('2026-11-23T09:30:00.000Z', 'pass'),
    tested('2025-11-23T09:30:00.000Z', 'abandoned'),
    told('complete', '2026-11-23T10:01:00.000Z'),
    eventOf('inspection.retest-ordered', orderedRetest(inspectionId)),
    eventOf('inspection.reference-published', { entity: 'retest-order', id: inspectionId, value: null }),
    told('late', '2026-11-23T10:02:00.000Z'),
    eventOf('certificate.generated', certificate),
    told('certified', '2026-11-23T10:03:00.000Z'),
    eventOf('certificate.revoked', certificate),
    eventOf('certificate.reinstated', certificate),
  ]
}

const oneByOne: BatchHandler = async (tx, batch) => {
  const outcomes = []
  for (const event of batch) {
    const outcome = await changeSubscription.handlers[event.eventType]?.(tx, event)
    if (outcome) outcomes.push(outcome)
  }
  return outcomes
}

/** What devices that follow the feed end with: later positions replace earlier ones. */
async function shownTo(userId: string) {
  const { rows } = await server.db.query<{ key: string; value: unknown }>(
    `SELECT entity || '/' || id AS key, value FROM feed WHERE audience IN ($1, '*') ORDER BY position`,
    [userId],
  )
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

async function take(log: readonly Envelope[], ends: readonly number[], handle: BatchHandler) {
  await server.db.query('TRUNCATE feed, claims, inspections, vehicle_history, tested_vehicles, vehicle_links')
  for (const [index, end] of ends.entries())
    await withTransaction(server.db, (tx) => handle(tx, log.slice(ends[index - 1] ?? 0, end)))
  const rows = async (sql: string) => (await server.db.query(sql)).rows
  return {
    feed: await rows(
      `SELECT entity, id, audience, value, at, on_date, vin, origin_device FROM feed ORDER BY entity, id, audience`,
    ),
    claims: await rows('SELECT * FROM claims ORDER BY inspector_id, device_id'),
    closed: await rows('SELECT * FROM inspections ORDER BY inspection_id'),
    histories: await rows('SELECT * FROM vehicle_history ORDER BY vin'),
    shown: await Promise.all([first.userId, second.userId, third].map(shownTo)),
  }
}

/** In the order of the log, or nearly, or any; some of it again. */
const plan = fc.record({
  spread: fc.constantFrom(0, 4, 1000),
  rolls: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }),
  repeated: fc.array(fc.nat(), { maxLength: 6 }),
  cuts: fc.array(fc.nat(), { maxLength: 6 }),
})

test('any cut of the log into batches leaves the feed that one event after the other leaves', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ spread, rolls, repeated, cuts }) => {
      const placed = [...events.keys(), ...repeated.map((n) => n % events.length)].map((n, at) => {
        return { n, place: at + (rolls[at] ?? 0) * spread }
      })
      const log = placed.toSorted((a, b) => a.place - b.place).map(({ n }) => events[n] as Envelope)
      const ends = [...new Set([...cuts.map((cut) => cut % log.length), log.length])].toSorted((a, b) => a - b)
      const expected = await take(log, [...log.keys(), log.length], oneByOne)
      expect(await take(log, ends, changeSubscription.batchHandler)).toEqual(expected)
    }),
    { numRuns: 20 },
  )
})
