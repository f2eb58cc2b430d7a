// Reading the status costs what has changed, and says what reading everything would say.
import type { Change } from '@sac/contracts/sync/protocol'
import { testId } from '@sac/contracts/testing/device'
import { IDBObjectStore } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { applyChanges } from '#db/apply-changes.ts'
import { actorId, answer, createTestEngine, type TestEngine } from '../../tests/support/test-engine.ts'
import { createStatusReader } from './sync-status.ts'

const sending = { engine: null, online: true, photosHeld: false }

function listenTo({ store }: TestEngine) {
  const reader = createStatusReader(store)
  store.changes.subscribe('all', reader.note)
  return reader
}

const verdict = (inspection: number, status: string): Change => ({
  entity: 'verdict',
  id: testId(1, inspection),
  value: { inspectionId: testId(1, inspection), status, reasons: [], at: '2026-11-23T10:00:00.000Z' },
})
const tell = ({ store }: TestEngine, ...changes: Change[]) =>
  applyChanges(store, { userId: actorId, changes, cursor: 'c', pulledAt: '', snapshot: false })

test('a tap reads no photo and no verdict again, however many wait', async () => {
  const device = await createTestEngine()
  const reader = listenTo(device)
  for (let n = 0; n < 5; n += 1) await device.photograph(n)
  await device.record(1, answer('1.1'))
  expect(await reader.read(sending)).toMatchObject({ waiting: { events: 6, photos: 5 }, inspectionsWaiting: 5 })
  const view = vi.spyOn(device.store, 'view')
  const all = vi.spyOn(IDBObjectStore.prototype, 'getAll')
  await device.record(1, answer('1.2'))
  expect(await reader.read(sending)).toMatchObject({ waiting: { events: 7, photos: 5 }, inspectionsWaiting: 5 })
  expect([view.mock.calls.length, all.mock.calls.length]).toEqual([0, 0])
  vi.restoreAllMocks()
})

test('whatever has happened, the status says what one that has read nothing before says', async () => {
  const device = await createTestEngine()
  const reader = listenTo(device)
  const agree = async () => {
    const [kept, anew] = [await reader.read(sending), await createStatusReader(device.store).read(sending)]
    expect(kept).toEqual(anew)
    return kept
  }
  await agree()
  await device.record(1, answer('1.1'))
  await agree()
  await device.record(1, answer('1.2'))
  await device.photograph(2)
  expect(await agree()).toMatchObject({ inspectionsWaiting: 2, waiting: { photos: 1 } })
  await tell(device, verdict(3, 'conflict'))
  await device.record(3, answer('1.1'))
  expect(await agree()).toMatchObject({ inspectionsWaiting: 3, attention: 1 })
  device.office.judge = () => 'line.schema'
  device.start()
  await device.time.until(async () => (await device.status()).attention > 0)
  await device.stop()
  await agree()
  device.office.judge = () => null
  await tell(device, verdict(3, 'complete'))
  await agree()
  device.start()
  await device.time.until(async () => (await device.status()).waiting.photos === 0)
  await device.stop()
  expect(await agree()).toMatchObject({ inspectionsWaiting: 0, waiting: { events: 0, photos: 0 } })
})
