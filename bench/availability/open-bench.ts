import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppointmentsDeps } from '@sac/backend/services/appointments/appointments-deps'
import { appointmentsSchema } from '@sac/backend/services/appointments/appointments-service'
import { demoCentre } from '@sac/backend/services/appointments/domain/demo-centre'
import { demoOffer } from '@sac/backend/services/appointments/domain/demo-offer'
import { insertCentreIfAbsent } from '@sac/backend/services/appointments/store/centre-rows'
import { insertOffer } from '@sac/backend/services/appointments/store/offer-rows'
import { createRedisCache } from '@sac/platform/cache/create-redis-cache'
import { openRedis } from '@sac/platform/cache/open-redis'
import type { Cache } from '@sac/platform/cache/port'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { migrateSchema } from '@sac/platform/process/migrate-schema'
import { startRedis } from '@sac/scripts/services/redis'
import { ending } from '../harness/endings.ts'

/** Monday morning; all of the year after it can be booked. */
export const now = new Date('2026-06-08T06:00:00.000Z')
export const { centreId } = demoCentre
const bays = Array.from({ length: 6 }, (_, n) => `Bay ${n + 1}`)

export type Bench = Awaited<ReturnType<typeof openBench>>

/** A cache that keeps nothing. */
export const noCache: Cache = {
  look: (keys) => Promise.resolve(keys.map(() => ({ value: null, lease: null }))),
  keep: () => Promise.resolve(),
  drop: () => Promise.resolve(),
  close: () => undefined,
}

/** A durable PostgreSQL with the tables of the service and a centre of six bays, and a real Redis; all removed by `close`. */
export async function openBench() {
  const folder = await mkdtemp(join(tmpdir(), 'sac-bench-availability-'))
  const remove = ending(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o711)
  const log = createSilentLogger()
  const redis = await startRedis({ folder: join(folder, 'redis') })
  const stopRedis = ending(redis.stop)
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') })
  const stopPostgres = ending(postgres.stop)
  const pool = createPool({ url: postgres.nearUrl, log, schema: appointmentsSchema.name })
  await migrateSchema(pool, appointmentsSchema)
  await insertCentreIfAbsent(pool, { ...demoCentre, bays })
  const rules = { ...demoOffer.rules, horizonDays: 400 }
  await insertOffer(pool, { centreId, offer: { ...demoOffer, rules }, changedBy: null, changedAt: now })
  const statements = countStatements(pool)
  return {
    pool,
    statements,
    redisVersion: redis.version,
    redisCache: () => createRedisCache({ connection: openRedis({ url: redis.url, log }), prefix: `${uuidv7()}:` }),
    depsWith: (cache: Cache): AppointmentsDeps => ({
      pool,
      cache,
      now: () => now,
      newId: uuidv7,
      directory: { findPerson: () => Promise.resolve(null), listNames: () => Promise.resolve([]) },
    }),
    close: async () => {
      await pool.end()
      await stopPostgres()
      await stopRedis()
      await remove()
    },
  }
}

/** Statements sent since the last time it was asked. */
function countStatements(pool: Pool) {
  let count = 0
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      count += 1
      return query(...args)
    }) as typeof client.query
  })
  return () => {
    const sent = count
    count = 0
    return sent
  }
}
