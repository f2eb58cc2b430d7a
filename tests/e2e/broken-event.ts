// A fact whose data no release understands, told as the gateway tells its facts: whoever reads it gives it up.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createPool } from '@sac/platform/db/create-pool'
import { findRunningPostgres } from '@sac/platform/db/find-running-postgres'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import { createLogger } from '@sac/platform/logging/create-logger'
import { appendToOutbox } from '@sac/platform/outbox/append-to-outbox'

/** Resolves with its partition key, as soon as it is stored to be told. */
export async function tellBrokenEvent(dataFolder: string): Promise<string> {
  const url = await findRunningPostgres({ folder: join(dataFolder, 'postgres') })
  if (url === null) throw new Error(`no database runs on ${dataFolder}`)
  const pool = createPool({ url, schema: 'sync', max: 1, log: createLogger({ service: 'test', level: 'error' }) })
  const [eventId, key] = [randomUUID(), uuidv7()]
  const metadata = { source: 'sync-gateway', userId: null, correlationId: key }
  const fields = { eventType: 'inspection.photo-stored', timestamp: new Date().toISOString(), version: '1.0' }
  const envelope = { eventId, ...fields, data: { bytes: 'many' }, metadata }
  await withTransaction(pool, (tx) =>
    appendToOutbox(tx, [{ topic: 'inspections-topic', partitionKey: key, envelope }]),
  ).finally(() => void pool.end())
  return key
}
