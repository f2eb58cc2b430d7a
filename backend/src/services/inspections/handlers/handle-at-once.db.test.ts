import type { Envelope } from '@sac/contracts/events/envelope'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { answer, finish, inspect, sign, start } from '@sac/contracts/testing/inspect'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listInspections } from '../store/inspection-list.ts'
import {
  certificateEvent,
  lineEvent,
  type Office,
  openOffice,
  orderEvent,
  photoEvent,
  sealing,
  templateHash,
} from '../testing/open-office.ts'
import { decideInspection } from './decide-inspection.ts'
import { inspectionSubscription } from './handle-events.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const failed = { result: 'fail', minor: 0, major: 1, dangerous: 0 } as const
const deliver = (events: readonly Envelope[]) =>
  office.deliver(inspectionSubscription(office.deps).batchHandler, events)
const id = (n: number) => testId(1, n)
const photosOf = (n: number) => [1, 2, 99].map((photo) => photoEvent(id(n), photo))

/** Sealed for a pass although it fails: it waits for a person. */
function disputed(n: number): Envelope[] {
  const device = createTestDevice({ n, inspectionId: id(n) })
  inspect(device, templateHash, 'pads')
  device.record(sign('pass'))
  finish(device, sealing)
  return device.lines.map(lineEvent)
}

function failing(n: number): Envelope[] {
  const device = createTestDevice({ n, inspectionId: id(n) })
  inspect(device, templateHash, 'pads')
  finish(device, { ...sealing, outcome: failed })
  return device.lines.map(lineEvent)
}

function retest(n: number, of: number): Envelope[] {
  const device = createTestDevice({ n, inspectionId: id(n), startedAt: '2026-11-23T10:00:00.000Z' })
  inspect(device, templateHash, 'nothing')
  device.record(start(templateHash, { kind: 'retest', retest: { of: id(of), checkpoints: ['1.1'] } }))
  finish(device, sealing)
  return device.lines.map(lineEvent)
}

const decide = (n: number) =>
  decideInspection(office.deps, {
    decisionId: testId(7, n),
    inspectionId: id(n),
    kind: 'accept-outcome',
    seal: 1,
    testedAt: null,
    reason: 'seen by a second inspector',
    decidedBy: testId(2, 9),
  })

const numbers = Array.from({ length: 8 }, (_, index) => index)

test('batches of two partitions that name each other’s tests, and the office, never wait for each other in a circle', async () => {
  // Retests are in the partition where the failed tests of the other's retests are; each batch is about all of its partition.
  const ofPartition = (at: number) => numbers.filter((n) => n % 2 === at)
  for (const n of numbers) await deliver([...disputed(100 + n), ...photosOf(100 + n)])
  const partition = async (at: number) => {
    const own = ofPartition(at)
    await deliver([...own.flatMap((n) => failing(200 + n)), ...own.flatMap((n) => retest(300 + n, 200 + (n ^ 1)))])
    // Each of these is about all retests of both partitions.
    for (const n of own)
      await deliver([
        photoEvent(id(100 + n), 2),
        ...own.flatMap((of) => [orderEvent(id(200 + of)), photoEvent(id(300 + of), 2)]),
      ])
    for (const n of own.toReversed()) {
      const others = own.flatMap((other) => [photoEvent(id(100 + other), 1), photoEvent(id(300 + other), 1)])
      await deliver([...others, ...photosOf(200 + n), ...photosOf(300 + n), orderEvent(id(200 + n))])
    }
  }
  const decisions = numbers.map((n) => decide(100 + n))
  await Promise.all([partition(0), partition(1), ...decisions])
  // What came too early for the other's order is made good by the order's own event, whoever consumes it.
  await deliver(numbers.map((n) => orderEvent(id(200 + n))))
  const rows = await listInspections(office.database.pool, { filter: {}, order: 'changed', after: null, limit: 100 })
  expect(rows.map(({ status, revision }) => `${status} ${revision}`)).toEqual(
    numbers.flatMap(() => ['complete 1', 'complete 1', 'complete 1']),
  )
  const completed = (await listFacts(office.database.pool)).filter(
    ({ eventType }) => eventType === 'inspection.completed',
  )
  expect(completed).toHaveLength(24)
})

test('an amendment that comes with the late entries it covers is told after the verdict that it was late', async () => {
  const device = createTestDevice({ n: 1, inspectionId: id(1) })
  const other = createTestDevice({ n: 2, inspectionId: id(1), actorId: testId(2, 1) })
  inspect(device, templateHash, 'nothing')
  finish(device, sealing)
  await deliver([...device.lines.map(lineEvent), ...photosOf(1), certificateEvent(id(1), 'L-1', 1)])
  const late = other.record(answer('0.1', 'ok'))
  await deliver(
    [late, finish(device, { ...sealing, seal: 2, pulled: other.lines, reason: 'seen again' })].map(lineEvent),
  )
  const told = (await listFacts(office.database.pool)).map(({ eventType, data }) => data['status'] ?? eventType)
  expect(told).toEqual([
    'inspection.reference-published',
    'inspection.completed',
    'certified',
    'late',
    'inspection.amended',
    'complete',
  ])
})
