import type { Recorded } from '@sac/contracts/inspection/field-key'
import { parseEventLine } from '@sac/contracts/sync/event-line'
import { testId } from '@sac/contracts/testing/device'
import { IDBObjectStore as FakeStore, IDBFactory } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { readBlob } from '#db/outbox-blobs.ts'
import { canSave, readIdentity, writeMeta } from '#db/outbox-meta.ts'
import { listWaiting, readUnsent } from '#db/outbox-queue.ts'
import { listRowsOf } from '#db/read-inspection.ts'
import { openLocalStore } from '../../tests/support/open-local-store.ts'
import { recordEvents } from './record-events.ts'

const inspectionId = testId(1, 1)
const actorId = testId(2, 1)
const answer = (checkpoint: string, given: 'ok' | 'defect' = 'ok'): Recorded => ({
  type: 'answered',
  payload: { checkpoint, answer: given, reason: null },
})
const all = { from: 0, to: Number.MAX_SAFE_INTEGER, limit: 1000 }
const bytesOf = (text: string) => new TextEncoder().encode(text).buffer

test('what is recorded is there after a restart, as the same text', async () => {
  const indexedDB = new IDBFactory()
  const before = openLocalStore({ indexedDB })
  const lines = await recordEvents(before.outbox, { inspectionId, actorId, records: [answer('1.1'), answer('1.2')] })
  before.outbox.close()
  const rows = await listRowsOf(openLocalStore({ indexedDB }).outbox, inspectionId)
  expect(rows.map(({ line }) => parseEventLine(line))).toEqual(lines.map((line) => ({ ok: true, line })))
})

test('seq counts up by one from the first line of the device, whichever tab and inspection', async () => {
  const indexedDB = new IDBFactory()
  const tabs = [openLocalStore({ indexedDB }), openLocalStore({ indexedDB })]
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      recordEvents(tabs[n % 2]!.outbox, {
        inspectionId: testId(1, n),
        actorId,
        records: [answer('1.1'), answer('1.2')],
      }),
    ),
  )
  const waiting = await listWaiting(tabs[0]!.outbox, all)
  expect(waiting.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  expect(new Set(waiting.map(({ line }) => JSON.parse(line).deviceId)).size).toBe(1)
})

test('base is the latest event on that field this device saw, also within one save', async () => {
  const { outbox } = openLocalStore()
  const [first] = await recordEvents(outbox, { inspectionId, actorId, records: [answer('1.1')] })
  const [second, other, third] = await recordEvents(outbox, {
    inspectionId,
    actorId,
    records: [answer('1.1', 'defect'), answer('1.2'), answer('1.1')],
  })
  expect([first!.base, second!.base, other!.base, third!.base]).toEqual([null, first!.eventId, null, second!.eventId])
})

test('a clock that jumps back or stands at zero blocks no save and never turns the order round', async () => {
  const { outbox, clock } = openLocalStore()
  const ticks: string[] = []
  for (const now of [clock.now, 0, clock.now + 1e12, clock.now]) {
    clock.now = now
    const [line] = await recordEvents(outbox, { inspectionId, actorId, records: [answer('1.1')] })
    ticks.push(`${String(line!.hlc.ms).padStart(16, '0')}.${String(line!.hlc.c).padStart(4, '0')}`)
  }
  expect(ticks).toEqual(ticks.toSorted())
  expect(new Set(ticks).size).toBe(4)
})

test('a line says how far the clock was off and how old that knowledge is', async () => {
  const { outbox, clock } = openLocalStore()
  await writeMeta(outbox, 'clockOffset', { offsetMs: -2500, measuredAt: clock.now - 90_000, roundTripMs: 100 })
  const [line] = await recordEvents(outbox, { inspectionId, actorId, records: [answer('1.1')] })
  expect([line!.offsetMs, line!.offsetAgeS]).toEqual([-2500, 90])
})

const photo = (sha256: string): Recorded => ({
  type: 'photo-captured',
  payload: {
    photoId: testId(6, 1),
    sha256,
    bytes: 5,
    mime: 'image/jpeg',
    role: 'bay',
    checkpoint: null,
    defectId: null,
    capturedAt: '2026-11-23T09:00:00.000Z',
  },
})

test('a photo and the event that names it are saved together', async () => {
  const { outbox } = openLocalStore()
  const sha256 = 'a'.repeat(64)
  await recordEvents(outbox, {
    inspectionId,
    actorId,
    records: [photo(sha256)],
    blobs: [{ sha256, bytes: bytesOf('bytes') }],
  })
  expect(new TextDecoder().decode((await readBlob(outbox, sha256))!)).toBe('bytes')
  expect(await readUnsent(outbox)).toMatchObject({ events: 1, blobs: 1, bytes: 5, head: 1 })
})

test('a full disk refuses the save as such and loses nothing saved before', async () => {
  const { outbox } = openLocalStore()
  await recordEvents(outbox, { inspectionId, actorId, records: [answer('1.1')] })
  vi.spyOn(FakeStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const refused = recordEvents(outbox, { inspectionId, actorId, records: [answer('1.2')] })
  await expect(refused).rejects.toMatchObject({ name: 'RecordRefused', code: 'storage-full' })
  expect(await readUnsent(outbox)).toMatchObject({ events: 1, head: 1 })
  await recordEvents(outbox, { inspectionId, actorId, records: [answer('1.2')] })
  expect((await listWaiting(outbox, all)).map(({ seq }) => seq)).toEqual([1, 2])
})

test('what the office would not understand is refused whole, before anything is written', async () => {
  const { outbox } = openLocalStore()
  const bad = { type: 'remark-written', payload: { text: 'x'.repeat(3000) } } as const
  const refused = recordEvents(outbox, { inspectionId, actorId, records: [answer('1.1'), bad] })
  await expect(refused).rejects.toMatchObject({ code: 'invalid' })
  expect(await readUnsent(outbox)).toMatchObject({ events: 0, head: 0 })
})

test('a save that is only meant for a state that has passed is refused', async () => {
  const { outbox } = openLocalStore()
  await recordEvents(outbox, { inspectionId, actorId, records: [answer('1.1'), answer('1.2')] })
  const stale = recordEvents(outbox, { inspectionId, actorId, records: [answer('1.3')], lastSeq: 1 })
  await expect(stale).rejects.toMatchObject({ code: 'moved-on' })
})

test('evidence is written with strict durability', async () => {
  const { outbox, indexedDB } = openLocalStore()
  await readIdentity(outbox)
  const request = indexedDB.open('sac-outbox')
  const database: IDBDatabase = await new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result)
  })
  const transaction = vi.spyOn(Object.getPrototypeOf(database), 'transaction')
  await recordEvents(outbox, { inspectionId, actorId, records: [answer('1.1')] })
  expect(transaction.mock.calls).toEqual([[['events', 'blobs', 'meta'], 'readwrite', { durability: 'strict' }]])
})

test('a connection the browser took away is opened again', async () => {
  const store = openLocalStore()
  await recordEvents(store.outbox, { inspectionId, actorId, records: [answer('1.1')] })
  const open = vi.spyOn(store.indexedDB, 'open')
  store.outbox.close()
  await recordEvents(store.outbox, { inspectionId, actorId, records: [answer('1.2')] })
  expect(open).toHaveBeenCalledOnce()
  expect(await canSave(store.outbox)).toBe(true)
})

test('whoever listens hears of a save only after it is complete', async () => {
  const { outbox, changes } = openLocalStore()
  const heard: number[] = []
  changes.subscribe(inspectionId, () => void readUnsent(outbox).then(({ events }) => heard.push(events)))
  await recordEvents(outbox, { inspectionId, actorId, records: [answer('1.1')] })
  await expect.poll(() => heard).toEqual([1])
})
