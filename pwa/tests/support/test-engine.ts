import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { testId } from '@sac/contracts/testing/device'
import { writeMeta } from '#db/outbox-meta.ts'
import { readUnsent } from '#db/outbox-queue.ts'
import type { EventRow } from '#db/outbox-schema.ts'
import { answered } from '#db/transactions.ts'
import { recordEvents } from '#recording/record-events.ts'
import { createSyncEngine, type SyncEngine } from '#sync/create-sync-engine.ts'
import { deviceStatus } from '#sync/status.ts'
import type { SyncPorts } from '#sync/sync-ports.ts'
import { createFakeOffice, sha256 } from './fake-office.ts'
import { openLocalStore } from './open-local-store.ts'
import { createVirtualTime } from './virtual-time.ts'

export const actorId = testId(2, 1)
export const answer = (checkpoint: string, given: 'ok' | 'defect' = 'ok'): Recorded => ({
  type: 'answered',
  payload: { checkpoint, answer: given, reason: null },
})

/** A device, an office, and time; nothing runs until `start`. `store`: a device that is there already. */
export async function createTestEngine(overrides: Partial<SyncPorts> = {}, store = openLocalStore()) {
  const { outbox, clock } = store
  const time = createVirtualTime(clock)
  const office = createFakeOffice(clock)
  const running: Promise<void>[] = []
  const engines: SyncEngine[] = []
  const logged: unknown[] = []
  await writeMeta(outbox, 'enrolment', { credential: 'secret', exportKey: {}, name: 'test', at: '' })
  let photos = 0

  const start = (more: Partial<SyncPorts> = {}): SyncEngine => {
    const engine = createSyncEngine({
      outbox,
      http: (request) => office.http(request),
      downlink: { pull: async () => ({ status: 'signed-out' }), cursor: async () => null },
      now: () => clock.now,
      sleep: time.sleep,
      isVisible: () => true,
      isOnline: () => true,
      mayCarryPhotos: () => true,
      random: () => 0.5,
      gzip: async (text) => new Uint8Array(gzipSync(text)),
      sha256: async (bytes) => sha256(new Uint8Array(bytes)),
      build: 'test',
      log: (message, error) => logged.push([message, error]),
      ...overrides,
      ...more,
    })
    engines.push(engine)
    running.push(engine.run())
    return engine
  }

  const photograph = async (inspection: number, size = 1000): Promise<string> => {
    const bytes = new Uint8Array(randomBytes(size))
    photos += 1
    const hash = sha256(bytes)
    const recorded: Recorded = {
      type: 'photo-captured',
      payload: {
        photoId: testId(6, photos),
        sha256: hash,
        bytes: size,
        mime: 'image/jpeg',
        role: 'checkpoint',
        checkpoint: '1.1',
        defectId: null,
        capturedAt: '2026-11-23T09:00:00.000Z',
      },
    }
    const blobs = [{ sha256: hash, bytes: bytes.buffer }]
    await recordEvents(outbox, { inspectionId: testId(1, inspection), actorId, records: [recorded], blobs })
    return hash
  }

  const rows = (): Promise<EventRow[]> =>
    outbox.transact('read', ({ events }) => answered(events.getAll()) as Promise<EventRow[]>)
  const status = async () => {
    const { lastAnswer, blobs, ...unsent } = await readUnsent(outbox)
    return deviceStatus({ ...unsent, photos: blobs, concerned: 0, answer: lastAnswer, rate: null })
  }
  return {
    store,
    outbox,
    clock,
    time,
    office,
    logged,
    start,
    photograph,
    rows,
    status,
    record: (inspection: number, ...records: Recorded[]) =>
      recordEvents(outbox, { inspectionId: testId(1, inspection), actorId, records }),
    green: () => time.until(async () => (await status()).green),
    stop: async () => {
      for (const engine of engines) engine.stop()
      await Promise.all(running)
      engines.length = 0
      running.length = 0
    },
  }
}

export type TestEngine = Awaited<ReturnType<typeof createTestEngine>>
