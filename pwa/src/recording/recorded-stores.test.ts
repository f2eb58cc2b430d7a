// What earlier builds left on a device opens with this one, and loses nothing. A record is written once, before its build is
// released (pwa/tests/record-stores.ts).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { testId } from '@sac/contracts/testing/device'
import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { createInspectionCache } from '#db/inspection-cache.ts'
import { createListingReader } from '#db/list-inspections.ts'
import { readBlob } from '#db/outbox-blobs.ts'
import { readIdentity, readMeta } from '#db/outbox-meta.ts'
import type { BlobRow, EventRow } from '#db/outbox-schema.ts'
import { findCursor } from '#db/view.ts'
import { openLocalStore } from '../../tests/support/open-local-store.ts'
import { fromFile, type RecordedDatabase, recordDatabase, restoreDatabase } from '../../tests/support/recorded-store.ts'
import { actorId, answer, createTestEngine } from '../../tests/support/test-engine.ts'
import { recordEvents } from './record-events.ts'

const folder = join(import.meta.dirname, '../../tests/recorded-stores')
const records = readdirSync(folder).map((file) => [file, fromFile(readFileSync(join(folder, file), 'utf8'))] as const)

/** The device that was recorded, after the update to this build. */
async function updated(databases: readonly RecordedDatabase[]) {
  const indexedDB = new IDBFactory()
  for (const database of databases) await restoreDatabase(indexedDB, database)
  const rowsOf = (name: string) =>
    databases.flatMap(({ stores }) => stores.find((store) => store.name === name)?.rows ?? [])
  return {
    device: await createTestEngine({}, openLocalStore({ indexedDB })),
    events: rowsOf('events').map(({ value }) => value as EventRow),
    blobs: rowsOf('blobs').map(({ value }) => value as BlobRow),
    meta: rowsOf('meta'),
  }
}

const withoutRows = ({ stores, ...database }: RecordedDatabase) => ({
  ...database,
  stores: stores.map((store) => ({ ...store, rows: [] })),
})

test('there is a record of at least one build', () => expect(records.length).toBeGreaterThan(0))

test.each(records)('%s: every line, photo, verdict and sign-in is where it was', async (_, databases) => {
  const { device, events, blobs, meta } = await updated(databases)
  const { outbox, store } = device
  expect(await device.rows()).toEqual(events)
  for (const { sha256, bytes } of blobs) expect(await readBlob(outbox, sha256)).toEqual(bytes)
  const metaOf = (name: string) => meta.find(({ key }) => key === name)?.value
  expect(await readMeta(outbox, 'account')).toEqual(metaOf('account'))
  const { deviceId, epoch, seq } = await readIdentity(outbox)
  expect([deviceId, epoch, seq]).toEqual(['deviceId', 'epoch', 'seq'].map(metaOf))
  const listed = await createListingReader(store, createInspectionCache(store)).read()
  const [one, two, three] = [1, 2, 3].map((n) => listed.find(({ inspectionId }) => inspectionId === testId(1, n)))
  expect(one).toMatchObject({
    plate: 'AB-123-CD',
    photos: { total: 1, sent: 1 },
    status: { status: 'saved-on-device' },
  })
  expect(two).toMatchObject({ status: { status: 'needs-attention' } })
  expect(three).toMatchObject({ events: { total: 2, sent: 0 }, photos: { total: 1, sent: 0 } })
  // The view may be begun anew; what is kept of it must be readable.
  expect([undefined, '7']).toContain((await findCursor(await store.view(), actorId))?.cursor)
})

test.each(records)(
  '%s: recording goes on where it stopped, and everything arrives at the office',
  async (_, databases) => {
    const { device, events } = await updated(databases)
    const { outbox, office } = device
    const [line] = await recordEvents(outbox, { inspectionId: testId(1, 3), actorId, records: [answer('1.2')] })
    expect(line?.seq).toBe(Math.max(...events.map(({ seq }) => seq)) + 1)
    device.start()
    await device.green()
    await device.stop()
    for (const { eventId, line } of events) expect(office.lines.get(eventId)).toBe(line)
    expect(office.lines.size).toBe(events.length + 1)
  },
)

test.each(records)(
  '%s: a new device is built as that build built it, so neither ever meets a migration',
  async (_, before) => {
    const { outbox, indexedDB } = openLocalStore()
    await readIdentity(outbox)
    const recorded = before.filter(({ name }) => name === 'sac-outbox').map(withoutRows)
    expect([withoutRows(await recordDatabase(indexedDB, 'sac-outbox'))]).toEqual(recorded)
  },
)
