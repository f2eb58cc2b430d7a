import type { Envelope } from '@sac/contracts/events/envelope'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { answer, finish, inspect, photograph, start } from '@sac/contracts/testing/inspect'
import type { BatchHandler } from '@sac/platform/inbox/group-context'
import { listFacts } from '@sac/tests/support/list-outbox'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  certificateEvent,
  lineEvent,
  type Office,
  openOffice,
  orderEvent,
  photoEvent,
  refusalEvent,
  sealing,
  templateHash,
  unusableEvent,
} from '../testing/open-office.ts'
import { inspectionSubscription } from './handle-events.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const failed = { result: 'fail', minor: 0, major: 1, dangerous: 0 } as const
const [amended, failing, retest, repaired, open] = [1, 2, 3, 4, 5].map((n) => testId(1, n)) as [
  string,
  string,
  string,
  string,
  string,
]
const linesOf = (...devices: readonly TestDevice[]) => devices.flatMap(({ lines }) => lines.map(lineEvent))
const photosOf = (inspectionId: string, ...numbers: readonly number[]) =>
  numbers.map((n) => photoEvent(inspectionId, n))

/** Passes, gets entries from another device afterwards, and is sealed again with and without a reason. */
function amendedEvents(): Envelope[] {
  const [device, other] = [1, 2].map((n) => createTestDevice({ n, inspectionId: amended })) as [TestDevice, TestDevice]
  inspect(device, templateHash, 'nothing')
  finish(device, sealing)
  const first = [...linesOf(device), ...photosOf(amended, 1, 99)]
  other.record({ type: 'claimed', payload: { from: null, reason: null } })
  other.record(answer('0.1', 'ok'))
  device.pull(other.lines)
  device.record({ type: 'claimed', payload: { from: null, reason: null } })
  device.record(photograph(3, {}))
  finish(device, { ...sealing, seal: 2, pulled: other.lines })
  finish(device, { ...sealing, seal: 3, pulled: other.lines, reason: 'photo retaken' })
  const later = device.lines.slice(first.length - 2).map(lineEvent)
  return [...first, ...linesOf(other), ...photosOf(amended, 3), ...later]
}

/** Fails, so that a retest is ordered; the retest names it. */
function retestEvents(): Envelope[] {
  const first = createTestDevice({ n: 3, inspectionId: failing })
  inspect(first, templateHash, 'pads')
  finish(first, { ...sealing, outcome: failed })
  const again = createTestDevice({ n: 4, inspectionId: retest, startedAt: '2026-11-23T10:00:00.000Z' })
  inspect(again, templateHash, 'nothing')
  again.record(start(templateHash, { kind: 'retest', retest: { of: failing, checkpoints: ['1.1'] } }))
  finish(again, sealing)
  const photos = [...photosOf(failing, 1, 2, 99), ...photosOf(retest, 1, 99)]
  return [...linesOf(first), ...linesOf(again), ...photos, orderEvent(failing)]
}

/** One text of it is kept apart, set aside, and accepted after all, later than the seal that was made without it. */
function repairedEvents(): Envelope[] {
  const device = createTestDevice({ n: 6, inspectionId: repaired })
  const apart = device.record(answer('0.1', 'defect'))
  inspect(device, templateHash, 'nothing')
  finish(device, { ...sealing, apart: [apart] })
  const told = (['line-quarantined', 'line-settled'] as const).map((kind) => unusableEvent(apart, kind))
  const [first, ...rest] = linesOf(device) as [Envelope, ...Envelope[]]
  return [...rest, ...told, first, ...photosOf(repaired, 1, 99)]
}

function openEvents(): Envelope[] {
  const device = createTestDevice({ n: 7, inspectionId: open })
  inspect(device, templateHash, 'nothing')
  return linesOf(device)
}

const evidence = [...amendedEvents(), ...retestEvents(), ...repairedEvents(), ...openEvents()]
const papers = [amended, failing, repaired, open].flatMap((id) => [
  certificateEvent(id, `${id.slice(-1)}-1`, 1),
  refusalEvent(id, 1),
  certificateEvent(id, `${id.slice(-1)}-2`, 2),
])

/** With whatever else is told of an inspection. */
async function forgetAll(): Promise<void> {
  await office.database.pool.query(
    `TRUNCATE lines, unusable_lines, blobs, inspections, completions, odometer_readings, retest_orders, decisions, approvals, vehicle_links,
       bus_outbox CASCADE`,
  )
}

const tables = {
  lines: "- ARRAY['received_at']",
  blobs: "- ARRAY['stored_at']",
  unusable_lines: "- ARRAY['at', 'settled_at'] || jsonb_build_object('settled', settled_at IS NOT NULL)",
  inspections: "- ARRAY['updated_at']",
  completions: "- ARRAY['completed_at']",
  odometer_readings: '',
  instrument_readings: '',
  retest_orders: "- ARRAY['ordered_at']",
}

/** Every row without the moment it was written, and what was told: facts in order, verdicts, numbers of inspectors. */
async function result() {
  const rows = await Promise.all(
    Object.entries(tables).map(async ([table, less]) => {
      const { rows } = await office.database.pool.query(`SELECT to_jsonb(t) ${less} AS row FROM ${table} AS t`)
      return [table, rows.map(({ row }) => JSON.stringify(row)).toSorted()]
    }),
  )
  const told = (await listFacts(office.database.pool)).map(({ eventType, data, metadata }) => ({
    key: metadata.correlationId,
    eventType,
    data: eventType === 'inspection.verdict-given' ? { ...data, at: null } : data,
  }))
  const byKey = Map.groupBy(told, ({ key, eventType }) => `${key} ${isState(eventType) ? eventType : 'facts'}`)
  const last = [...byKey].filter(([key]) => !key.endsWith('facts')).map(([key, facts]) => [key, facts.at(-1)?.data])
  const facts = [...byKey].filter(([key]) => key.endsWith('facts'))
  return { rows: Object.fromEntries(rows), facts: sorted(facts), last: sorted(last), told }
}

// Of these only the last one counts.
const isState = (eventType: string) =>
  ['inspection.verdict-given', 'inspection.reference-published'].includes(eventType)
const sorted = (entries: unknown[][]) => entries.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))

async function take(events: readonly Envelope[], cuts: readonly number[], handle: BatchHandler) {
  await forgetAll()
  const ends = [...new Set([...cuts.map((cut) => cut % events.length), events.length])].toSorted((a, b) => a - b)
  const outcomes: unknown[] = []
  for (const [index, end] of ends.entries())
    outcomes.push(...(await office.deliver(handle, events.slice(ends[index - 1] ?? 0, end))))
  return { ...(await result()), outcomes }
}

const oneByOne: BatchHandler = async (tx, events) => {
  const outcomes = []
  for (const event of events) {
    const outcome = await inspectionSubscription(office.deps).handlers[event.eventType]?.(tx, event)
    if (outcome) outcomes.push(outcome)
  }
  return outcomes
}

/** In the order of the log, in any order, or nearly in order; some of it twice. */
const delivered = fc
  .tuple(
    fc.constantFrom(0, 3, 1000),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 200, maxLength: 200 }),
    fc.array(fc.nat(evidence.length - 1), { maxLength: 20 }),
  )
  .map(([spread, rolls, repeated]) => {
    const placed = [...evidence.keys(), ...repeated].map((n, at) => ({
      n,
      place: at + (rolls[at % 200] ?? 0) * spread,
    }))
    return placed.toSorted((a, b) => a.place - b.place).map(({ n }) => evidence[n] as Envelope)
  })
const cuts = fc.array(fc.nat(), { maxLength: 12 })

function isSubsequence(some: readonly string[], all: readonly string[]): boolean {
  let at = 0
  for (const one of all) if (one === some[at]) at += 1
  return at === some.length
}

const inspections = [amended, failing, retest, repaired, open]
type Taken = Awaited<ReturnType<typeof take>>
const statusesOf = ({ told }: Taken, id: string) =>
  told.flatMap(({ key, data }) => (key === id && typeof data['status'] === 'string' ? [data['status']] : []))

function expectSame(actual: Taken, expected: Taken): void {
  const { told: _, ...lasting } = actual
  expect(lasting).toEqual({
    rows: expected.rows,
    facts: expected.facts,
    last: expected.last,
    outcomes: expected.outcomes,
  })
  for (const id of inspections) expect(isSubsequence(statusesOf(actual, id), statusesOf(expected, id))).toBe(true)
}

const everyType = ['amended', 'completed', 'reference-published', 'retest-ordered', 'verdict-given']

test('any cut of the log into batches leaves the rows and facts that one event after the other leaves', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(delivered, cuts, async (events, ends) => {
      const expected = await take(events, [...events.keys()], oneByOne)
      expectSame(await take(events, ends, inspectionSubscription(office.deps).batchHandler), expected)
      for (const { eventType } of expected.told) seen.add(eventType)
    }),
    { numRuns: 10, examples: [[evidence, []]] },
  )
  expect([...seen].toSorted()).toEqual(everyType.map((type) => `inspection.${type}`))
})

test('any cut of certificates and refusals into batches leaves the same verdicts', async () => {
  const handle = inspectionSubscription(office.deps).batchHandler
  const order = fc.shuffledSubarray(papers, { minLength: papers.length })
  await fc.assert(
    fc.asyncProperty(order, cuts, async (events, ends) => {
      const all = [...evidence, ...events]
      const [together, apart] = [ends.map((end) => end % events.length), [...events.keys()]].map((all) =>
        [0, ...all].map((end) => evidence.length + end),
      ) as [number[], number[]]
      expectSame(await take(all, together, handle), await take(all, apart, oneByOne))
    }),
    { numRuns: 5 },
  )
})
