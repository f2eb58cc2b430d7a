// `node pwa/tests/record-stores.ts NAME`: writes down the databases of this build with a bit of everything in them, before it is
// released. Never again for a build that is out: its record is what devices hold.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Change } from '@sac/contracts/sync/protocol'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { applyChanges } from '#db/apply-changes.ts'
import { putRow } from '#db/meta-rows.ts'
import { putMeta } from '#db/outbox-meta.ts'
import { sha256 } from './support/fake-office.ts'
import { recordDatabase, toFile } from './support/recorded-store.ts'
import { actorId, answer, createTestEngine } from './support/test-engine.ts'

const [name] = process.argv.slice(2)
const file = join(import.meta.dirname, 'recorded-stores', `${name}.json`)
if (!name || existsSync(file)) throw new Error('A new name is needed, such as the version of the build.')

const device = await createTestEngine()
const { outbox, store, office, time } = device
await outbox.transact('write', async ({ meta }) => {
  const person = {
    userId: actorId,
    name: 'Inspector',
    email: 'i@garage.test',
    role: 'inspector',
    inspectorNumber: 'I-1',
  } as const
  const people = [{ ...person, signedInAt: '2026-11-23T08:00:00.000Z', pin: null }]
  await putMeta(meta, 'account', { people, current: actorId, locked: false, failures: 0, waitUntil: 0 })
  await putMeta(meta, 'clockOffset', { offsetMs: 120, measuredAt: device.clock.now, roundTripMs: 40 })
  const at = '2026-11-01T00:00:00.000Z'
  await putRow(meta, ['deleted', testId(1, 9)], { at, inspectionId: testId(1, 9), events: 3, blobs: 1, bytes: 900 })
})
// Sent, refused, and waiting: lines and photos of each.
await device.record(1, { type: 'vehicle-recorded', payload: { field: 'plate', value: 'AB-123-CD' } }, answer('1.1'))
await device.photograph(1, 40)
await device.record(2, answer('1.2'))
office.judge = (text) => (text.includes('"1.2"') ? 'line.schema' : null)
device.start()
await time.until(async () => (await device.status()).attention === 1 && (await device.status()).waiting.photos === 0)
await device.stop()
await device.record(1, answer('1.3', 'defect'))
await device.record(3, answer('1.1'))
await device.photograph(3, 60)

const other = createTestDevice({ n: 2 })
const foreign = other.record(answer('1.4'))
const line = JSON.stringify(foreign)
const { eventId, inspectionId, deviceId } = foreign
const at = '2026-11-23T10:00:00.000Z'
const changes: Change[] = [
  { entity: 'verdict', id: testId(1, 1), value: { inspectionId: testId(1, 1), status: 'complete', reasons: [], at } },
  {
    entity: 'line',
    id: eventId,
    value: { eventId, inspectionId, deviceId, line, lineHash: sha256(Buffer.from(line)) },
  },
  { entity: 'centre', id: testId(5, 1), value: { centreId: testId(5, 1), name: 'Garage' } },
]
await applyChanges(store, { userId: actorId, changes, cursor: '7', pulledAt: at, snapshot: false })
const names = ['sac-outbox', 'sac-view']
const databases = await Promise.all(names.map((database) => recordDatabase(store.indexedDB, database)))
writeFileSync(file, `${toFile(databases)}\n`)
