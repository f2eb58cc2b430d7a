import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { uuidv7 } from '@sac/platform/ids'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Day } from '../day/make-day.ts'
import { enrolDevice } from '../gateway/enrol-device.ts'

// The application's own modules. They are written for browsers and type-checked with the browser's types, which this folder
// does not have; what is used of them is described here, and the test of `our-driver` notices when it is no longer so.
type Outbox = { close: () => void }
type Engine = { run: () => Promise<void>; stop: () => void }
type Modules = {
  createOutbox: (ports: object) => Outbox
  createChanges: () => object
  recordEvents: (outbox: Outbox, record: object) => Promise<unknown>
  readIdentity: (outbox: Outbox) => Promise<{ deviceId: string }>
  writeMeta: (outbox: Outbox, key: string, value: object) => Promise<void>
  createSyncEngine: (ports: object) => Engine
}

const load = async (path: string): Promise<Partial<Modules>> => import(`@sac/pwa/${path}`)

async function loadModules(): Promise<Modules> {
  const paths = ['db/outbox', 'db/changes', 'recording/record-events', 'db/outbox-meta', 'sync/create-sync-engine']
  const parts = await Promise.all(paths.map(load))
  return Object.assign({}, ...parts) as Modules
}

export type Device = { createEngine: (linePort: number) => Engine; close: () => void }

/** A device of the application, enrolled, with the whole day in its outbox and nothing sent yet. */
export async function openDevice(day: Day, gatewayPort: number): Promise<Device> {
  const modules = await loadModules()
  const changes = modules.createChanges()
  const outbox = modules.createOutbox({
    indexedDB: new IDBFactory(),
    IDBKeyRange,
    changes,
    now: Date.now,
    newId: uuidv7,
  })
  const { deviceId } = await modules.readIdentity(outbox)
  const credential = await enrolDevice(gatewayPort, { deviceId, actorId: day.actorId })
  await modules.writeMeta(outbox, 'enrolment', {
    credential,
    exportKey: {},
    name: 'Benchmark',
    at: new Date().toISOString(),
  })
  await recordDay(modules, outbox, day)
  return {
    createEngine: (linePort) => modules.createSyncEngine({ ...ports(linePort), outbox, now: Date.now }),
    close: () => outbox.close(),
  }
}

async function recordDay({ recordEvents }: Modules, outbox: Outbox, { events, photos, actorId }: Day): Promise<void> {
  const byHash = new Map(photos.map((photo) => [photo.sha256, photo.bytes]))
  const inspections = Map.groupBy(events, ({ frame }) => frame.inspectionId)
  for (const [inspectionId, recorded] of inspections) {
    const records = recorded.map(({ frame: { type, payload } }) => ({ type, payload }))
    const named = records.flatMap(({ type, payload }) => (type === 'photo-captured' ? [String(payload['sha256'])] : []))
    const blobs = named.map((sha256) => ({ sha256, bytes: Uint8Array.from(byHash.get(sha256) ?? []).buffer }))
    await recordEvents(outbox, { inspectionId, actorId, records, blobs })
  }
}

type Request = {
  method: string
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
  timeoutMs: number
  signal?: AbortSignal
}

const compress = promisify(gzip)

// Everything the engine needs of the world. Nobody is signed in, so it sends and probes but pulls no news.
function ports(linePort: number) {
  return {
    http: ({ method, path, headers, body, timeoutMs, signal }: Request) => {
      const limits = [AbortSignal.timeout(Math.ceil(timeoutMs)), ...(signal ? [signal] : [])]
      const request = { method, headers, signal: AbortSignal.any(limits), ...(body === undefined ? {} : { body }) }
      return fetch(`http://127.0.0.1:${linePort}${path}`, request)
    },
    downlink: { pull: () => Promise.resolve({ status: 'signed-out' }), cursor: () => Promise.resolve(null) },
    sleep: (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        signal.addEventListener('abort', () => {
          clearTimeout(timer)
          resolve()
        })
      }),
    isVisible: () => true,
    isOnline: () => true,
    mayCarryPhotos: () => true,
    random: () => 0.5,
    gzip: async (text: string) => Uint8Array.from(await compress(text)),
    sha256: (bytes: ArrayBuffer) => Promise.resolve(createHash('sha256').update(new Uint8Array(bytes)).digest('hex')),
    build: 'bench',
    log: (message: string, error: unknown) => console.error(message, error),
  }
}
