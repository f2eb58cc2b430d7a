// What the first screen reads must not grow with what waits to be sent: weeks without a line are no slower start and no slower tap.
import { testId } from '@sac/contracts/testing/device'
import { IDBIndex, IDBObjectStore } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { readInHand } from '#db/in-hand.ts'
import { createInspectionCache } from '#db/inspection-cache.ts'
import { keepRows } from '#db/kept-rows.ts'
import { createListingReader } from '#db/list-inspections.ts'
import { getRow, putRow } from '#db/meta-rows.ts'
import { createStatusReader } from '#sync/sync-status.ts'
import { answer, createTestEngine, type TestEngine } from '../../tests/support/test-engine.ts'

const [carsADay, photosEach, dayMs, open] = [4, 2, 24 * 3_600_000, 9_999]

/** As a seal leaves it. */
const close = ({ outbox }: TestEngine, inspection: number) =>
  outbox.transact('write', async ({ meta }) => {
    const row = await getRow(meta, 'inspection', testId(1, inspection))
    if (row) await putRow(meta, ['inspection', row.inspectionId], { ...row, finished: true })
  })

/** Days of cars that were closed, the last of them yesterday, and one car that is open. */
async function workFor(days: number): Promise<TestEngine> {
  const device = await createTestEngine()
  for (let car = 0; car < days * carsADay; car += 1) {
    for (let photo = 0; photo < photosEach; photo += 1) await device.photograph(car, 10)
    await device.record(car, answer('1.1'), answer('1.2'), answer('1.3'))
    await close(device, car)
    if (car % carsADay === carsADay - 1) device.clock.now += dayMs
  }
  await device.record(open, answer('1.1'))
  return device
}

type Counted = { requests: number; lines: number; photosAndInspections: number }
type Source = IDBObjectStore | IDBIndex

const methods = ['get', 'getAll', 'getKey', 'getAllKeys', 'count'] as const

/** How often the database is asked while `work` runs, and how many rows its lists give. */
async function count(work: () => Promise<unknown>): Promise<Counted> {
  const counted: Counted = { requests: 0, lines: 0, photosAndInspections: 0 }
  const note = (source: Source, { result }: IDBRequest) => {
    const store = 'objectStore' in source ? source.objectStore.name : source.name
    if (Array.isArray(result)) counted[store === 'events' ? 'lines' : 'photosAndInspections'] += result.length
  }
  for (const prototype of [IDBObjectStore.prototype, IDBIndex.prototype] as Source[])
    for (const method of methods) {
      // oxlint-disable-next-line typescript/unbound-method -- called with its source below
      const ask = prototype[method] as (...given: unknown[]) => IDBRequest
      vi.spyOn(prototype, method).mockImplementation(function watched(this: Source, ...given: unknown[]) {
        counted.requests += 1
        const request = ask.apply(this, given)
        request.addEventListener('success', () => note(this, request))
        return request
      } as never)
    }
  await work()
  vi.restoreAllMocks()
  return counted
}

async function costsAfter(days: number) {
  const device = await workFor(days)
  const { store, clock } = device
  const [cache, rows] = [createInspectionCache(store), keepRows(store)]
  const listings = createListingReader(store, cache, rows)
  const status = createStatusReader(store, rows)
  for (const { note } of [listings, status]) store.changes.subscribe('all', note)
  const first = async () => {
    const sending = { engine: null, online: false, photosHeld: false }
    const inHand = readInHand({ listings, cache, now: () => clock.now })
    return { inHand: await inHand, status: await status.read(sending) }
  }
  const start = await count(first)
  await device.record(open, answer('1.2'))
  return { start, tap: await count(first), shown: await first() }
}

test('thirty days without a line cost a start and a tap no more requests and no more lines than one', async () => {
  const [one, thirty] = [await costsAfter(1), await costsAfter(30)]
  expect(thirty.shown.inHand.listings).toHaveLength(one.shown.inHand.listings.length)
  expect(thirty.shown.status).toMatchObject({
    inspectionsWaiting: 30 * carsADay + 1,
    waiting: { photos: 30 * carsADay * photosEach },
  })
  expect(thirty.start).toEqual({
    ...one.start,
    // A small row of each, once.
    photosAndInspections: 30 * carsADay * (1 + photosEach) + 1,
  })
  expect(thirty.tap).toEqual(one.tap)
  expect(one.start.requests).toBeLessThan(40)
})
