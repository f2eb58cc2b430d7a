import type { Change } from '@sac/contracts/sync/protocol'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { expect, test, vi } from 'vitest'
import { sha256 } from '../../tests/support/fake-office.ts'
import { actorId, answer, createTestEngine } from '../../tests/support/test-engine.ts'
import { applyChanges } from './apply-changes.ts'
import { createInspectionCache } from './inspection-cache.ts'
import { createListingReader } from './list-inspections.ts'
import { readInspection } from './read-inspection.ts'
import { answered } from './transactions.ts'

const inspectionId = testId(1, 1)
const serverTime = '2026-11-23T10:00:00.000Z'
const verdict = (status: string): Change => ({
  entity: 'verdict',
  id: inspectionId,
  value: { inspectionId, status, reasons: [], at: serverTime },
})
const tell = (device: Awaited<ReturnType<typeof createTestEngine>>, ...changes: Change[]) =>
  applyChanges(device.store, { userId: actorId, changes, cursor: 'c', pulledAt: serverTime, snapshot: false })

test('an inspection goes from saved to sent to complete to certified, and back when more is recorded', async () => {
  const device = await createTestEngine()
  const cache = createInspectionCache(device.store)
  const status = async () => (await createListingReader(device.store, cache).read())[0]!.status.status
  await device.record(1, { type: 'vehicle-recorded', payload: { field: 'plate', value: 'AB-123-CD' } })
  await device.photograph(1)
  expect(await status()).toBe('saved-on-device')
  device.start()
  await device.green()
  await device.stop()
  expect(await status()).toBe('sent')
  await tell(device, verdict('complete'))
  expect(await status()).toBe('complete')
  await tell(device, verdict('certified'))
  expect(await status()).toBe('certified')
  await device.record(1, answer('1.1'))
  const [listing] = await createListingReader(device.store, cache).read()
  expect(listing).toMatchObject({
    plate: 'AB-123-CD',
    status: { status: 'saved-on-device' },
    events: { total: 3, sent: 2 },
    photos: { total: 1, sent: 1 },
  })
})

test('a refused line is listed with its words until the office is done with the inspection', async () => {
  const device = await createTestEngine()
  const cache = createInspectionCache(device.store)
  await device.record(1, answer('1.1'))
  device.office.judge = () => 'line.schema'
  device.start()
  await device.time.until(async () => (await device.status()).attention === 1)
  await device.stop()
  const [refused] = await createListingReader(device.store, cache).read()
  expect(refused!.status.status).toBe('needs-attention')
  expect(refused!.events.refused).toMatchObject([{ seq: 1, error: { code: 'line.schema', hint: 'kept' } }])
  await tell(device, verdict('complete'))
  expect((await createListingReader(device.store, cache).read())[0]!.status.status).toBe('complete')
})

test('a photo lost here needs a person until it is taken again, and nobody once the office is done without it', async () => {
  const device = await createTestEngine()
  const cache = createInspectionCache(device.store)
  await device.photograph(1)
  await device.outbox.transact('write', ({ blobs }) => answered(blobs.clear()))
  device.start()
  await device.time.until(async () => (await device.status()).attention === 1)
  const listing = async () => (await createListingReader(device.store, cache).read())[0]!
  expect(await listing()).toMatchObject({
    status: { status: 'needs-attention' },
    photos: { unreadable: [expect.any(String)] },
  })
  const [lost] = (await listing()).state.photos
  await device.photograph(1)
  await device.record(1, { type: 'photo-removed', payload: { photoId: lost!.photoId } })
  await device.time.until(async () => (await listing()).status.status === 'sent')
  await device.stop()
  await tell(device, verdict('complete'))
  expect((await device.status()).attention).toBe(0)
})

test('what is read again and again equals what is read afresh, with lines of other devices between', async () => {
  const device = await createTestEngine()
  const cache = createInspectionCache(device.store)
  const other = createTestDevice({ n: 9, inspectionId })
  for (let n = 0; n < 5; n += 1) {
    await device.record(1, answer(`1.${n}`))
    const line = other.record(answer(`2.${n}`))
    const text = JSON.stringify(line)
    const value = { eventId: line.eventId, inspectionId, deviceId: other.deviceId, line: text, lineHash: sha256(text) }
    await tell(device, { entity: 'line', id: line.eventId, value })
    const [first, second] = await Promise.all([cache.read(inspectionId), cache.read(inspectionId)])
    expect(first).toEqual(await readInspection(device.store, inspectionId))
    expect(second).toBe(first)
  }
  expect((await cache.read(inspectionId))!.lines).toHaveLength(10)
})

test('a save of a hundred lines is parsed once', async () => {
  const device = await createTestEngine()
  const cache = createInspectionCache(device.store)
  await device.record(1, ...Array.from({ length: 100 }, (_, n) => answer(`${n}`)))
  const before = (await cache.read(inspectionId))!.lines
  await device.record(1, answer('last'))
  const after = (await cache.read(inspectionId))!.lines
  expect(after.slice(0, 100).every((line, n) => line === before[n])).toBe(true)
})

test('after a tap no photo and no verdict is read again, and the list says what one read anew says', async () => {
  const device = await createTestEngine()
  const cache = createInspectionCache(device.store)
  const reader = createListingReader(device.store, cache)
  device.store.changes.subscribe('all', reader.note)
  const agree = async () => {
    const anew = await createListingReader(device.store, cache).read()
    expect(await reader.read()).toEqual(anew)
    return anew
  }
  await device.photograph(1)
  await device.record(2, answer('1.1'))
  await agree()
  const view = vi.spyOn(device.store, 'view')
  const photos = vi.spyOn(device.store.outbox, 'transact')
  await device.record(2, answer('1.2'))
  const before = photos.mock.calls.length
  await reader.read()
  expect(view.mock.calls.length, 'only lines of other devices are looked for').toBe(1)
  expect(photos.mock.calls.length - before).toBe(3)
  vi.restoreAllMocks()
  expect((await agree()).map(({ events }) => events.total).toSorted((a, b) => a - b)).toEqual([1, 2])
  await tell(device, verdict('complete'))
  await device.photograph(2)
  await agree()
})

test('of inspections nobody wants to see no line is read, and of one that comes into view all are', async () => {
  const device = await createTestEngine()
  const cache = createInspectionCache(device.store)
  const reader = createListingReader(device.store, cache)
  for (const inspection of [1, 2, 3]) await device.record(inspection, answer('1.1'), answer('1.2'))
  const readSome = vi.spyOn(cache, 'readSome')
  const [wanted, other] = [testId(1, 2), testId(1, 3)]
  const listed = await reader.read((row) => row.inspectionId === wanted)
  expect(listed.map(({ lines }) => lines.length)).toEqual([2])
  expect(readSome.mock.calls).toEqual([[[wanted]]])
  expect((await reader.ids()).toSorted()).toEqual([inspectionId, wanted, other])
  await device.record(3, answer('1.3'))
  expect((await cache.read(other))!.lines).toHaveLength(3)
  expect((await cache.readAll()).size).toBe(3)
  vi.restoreAllMocks()
})
