// What this device remembers of its own lines and bytes without ever sending it.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { testId } from '@sac/contracts/testing/device'
import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { readUnsent } from '#db/outbox-queue.ts'
import { readInspection } from '#db/read-inspection.ts'
import { openLocalStore } from '../../tests/support/open-local-store.ts'
import { recordEvents } from './record-events.ts'

const inspectionId = testId(1, 1)
const actorId = testId(2, 1)
const passed: Recorded = { type: 'answered', payload: { checkpoint: '1.1', answer: 'ok', reason: null } }
const open: Recorded = { type: 'answered', payload: { checkpoint: '1.1', answer: 'withdrawn', reason: null } }

test('what Undo wrote is known after a restart, and its text says nothing of it', async () => {
  const indexedDB = new IDBFactory()
  const before = openLocalStore({ indexedDB })
  await recordEvents(before.outbox, { inspectionId, actorId, records: [passed] })
  const [line] = await recordEvents(before.outbox, { inspectionId, actorId, records: [open], undoes: true })
  before.outbox.close()
  const read = await readInspection(openLocalStore({ indexedDB }), inspectionId)
  expect([...(read?.undone ?? [])]).toEqual([line?.eventId])
  expect(JSON.stringify(read?.lines)).not.toContain('undoes')
})

test('a signature waits as a signature, a photo as a photo', async () => {
  const { outbox } = openLocalStore({ indexedDB: new IDBFactory() })
  const sha256 = 'a'.repeat(64)
  const strokes = { sha256, bytes: new ArrayBuffer(8) }
  const signed: Recorded = {
    type: 'signed',
    payload: { method: 'drawn', result: 'pass', strokes: { sha256, bytes: 8 } },
  }
  await recordEvents(outbox, { inspectionId, actorId, records: [signed], blobs: [strokes] })
  expect(await readUnsent(outbox)).toMatchObject({ blobs: 1, signatures: 1 })
})
