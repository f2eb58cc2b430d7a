import { createHash } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { createFileBlobs } from '@sac/platform/blobs/create-file-blobs'
import type { Blobs } from '@sac/platform/blobs/port'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { authenticateByProof } from '@sac/platform/http/authenticate-by-proof'
import { createApp } from '@sac/platform/http/create-app'
import { listen } from '@sac/platform/http/listen'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { migrateSchema } from '@sac/platform/process/migrate-schema'
import { createSyncGateway } from '@sac/sync-gateway/create-sync-gateway'
import { syncSchema } from '@sac/sync-gateway/sync-gateway-service'
import { listOutbox } from '@sac/tests/support/list-outbox'
import type { Photo } from '../day/make-day.ts'
import { ending } from '../harness/endings.ts'

export type BenchGateway = Awaited<ReturnType<typeof startGateway>>

/**
 * The real sync gateway on a durable PostgreSQL and real files, on a free port; everything is removed by `close`.
 * A person's token is the person's id.
 */
export async function startGateway() {
  const folder = await mkdtemp(join(tmpdir(), 'sac-bench-gateway-'))
  const remove = ending(() => rm(folder, { recursive: true, force: true }))
  // PostgreSQL may run as an account of its own and has to enter.
  await chmod(folder, 0o711)
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') })
  const stopPostgres = ending(postgres.stop)
  const pool = createPool({ url: postgres.url, log: createSilentLogger(), schema: syncSchema.name })
  const blobs = await createFileBlobs({ folder: join(folder, 'blobs') })
  const server = await serve({ pool, blobs, keysFolder: join(folder, 'keys') })
  return {
    port: server.port,
    /** The gateway's own database, for comparisons on the same server. */
    pool,
    countEvents: () => count(pool, 'SELECT count(*) AS n FROM lines'),
    /** Facts that went on their way to consumers more than once. */
    countDoubled: async () => {
      const told = (await listOutbox(pool)).map(({ eventId }) => eventId)
      return told.length - new Set(told).size
    },
    /** Complete and unfinished uploads on disk. */
    countFiles: () => countFiles(join(folder, 'blobs')),
    holdsAll: (photos: readonly Photo[]) => holdsAll(blobs, photos),
    close: async () => {
      await server.close(100)
      await pool.end()
      await stopPostgres()
      await remove()
    },
  }
}

async function serve({ pool, blobs, keysFolder }: { pool: Pool; blobs: Blobs; keysFolder: string }) {
  const log = createSilentLogger()
  await migrateSchema(pool, syncSchema)
  const { routes, authenticateDevice } = await createSyncGateway({
    pool,
    blobs,
    keysFolder,
    findActor: (userId) => Promise.resolve({ userId, role: 'inspector', disabledAt: null }),
    log,
    now: () => new Date(),
    newId: uuidv7,
    freeBytes: () => Promise.resolve(Number.POSITIVE_INFINITY),
    devicePerMinute: 1_000_000,
  })
  const authenticate = authenticateByProof({
    person: (token) => Promise.resolve({ proof: 'person', role: 'inspector', userId: token }),
    device: authenticateDevice,
  })
  const app = createApp({ routes, authenticate, log, newId: uuidv7, probes: { ready: {} } })
  return listen(app, { port: 0, host: '127.0.0.1' })
}

async function count(pool: Pool, sql: string): Promise<number> {
  return Number((await pool.query<{ n: string }>(sql)).rows[0]?.n)
}

async function countFiles(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).length
}

async function holdsAll(blobs: Blobs, photos: readonly Photo[]): Promise<boolean> {
  for (const { sha256, bytes } of photos) {
    if ((await blobs.size(sha256)) !== bytes.length) return false
    const stored = await buffer(await blobs.read(sha256))
    if (createHash('sha256').update(stored).digest('hex') !== sha256) return false
  }
  return true
}
