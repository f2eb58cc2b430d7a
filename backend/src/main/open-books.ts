// What a check stands on: the installation's database, blobs and event log, without starting any of its work.
import { join } from 'node:path'
import { createFileBlobs } from '@sac/platform/blobs/create-file-blobs'
import type { Blobs } from '@sac/platform/blobs/port'
import type { EventBus } from '@sac/platform/bus/port'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { findRunningPostgres } from '@sac/platform/db/find-running-postgres'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { openBus } from './open-infrastructure.ts'
import type { Settings } from './settings.ts'

export type Books = {
  /** Of the database, as its owner. */
  databaseUrl: string
  openPool: (schema: string) => Pool
  blobs: Blobs
  /** Opened when first asked for: the log in PostgreSQL makes its tables. */
  openBus: () => Promise<EventBus>
  /** The event log is no part of the database. */
  logOutlivesDatabase: boolean
  close: () => Promise<void>
}

const log = createSilentLogger()

export async function openBooks(settings: Settings): Promise<Books> {
  const { DATA_DIR, KAFKA_BROKERS } = settings
  const database = await openDatabase(settings)
  let bus: Promise<EventBus> | undefined
  const pools: Pool[] = []
  return {
    databaseUrl: database.url,
    openPool: (schema) => {
      const pool = createPool({ url: database.url, log, schema, name: 'restore' })
      pools.push(pool)
      return pool
    },
    blobs: await createFileBlobs({ folder: join(DATA_DIR, 'blobs') }),
    openBus: () => (bus ??= openBus(settings, { url: database.url, clientId: 'restore', log })),
    logOutlivesDatabase: KAFKA_BROKERS !== undefined,
    close: async () => {
      await (await bus)?.close(2_000)
      await Promise.all(pools.map((pool) => pool.end()))
      await database.stop()
    },
  }
}

// The product may be running on its embedded database: then that one is asked.
async function openDatabase({ DATABASE_URL, DATA_DIR }: Settings) {
  const folder = join(DATA_DIR, 'postgres')
  const url = DATABASE_URL ?? (await findRunningPostgres({ folder }))
  return url === null ? startEmbeddedPostgres({ folder }) : { url, stop: () => Promise.resolve() }
}
