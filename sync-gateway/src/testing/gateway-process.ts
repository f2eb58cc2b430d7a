// A process with nothing but the gateway in it, for tests that kill it. Who a person is, is taken from the token itself;
// everything else is what the deployables run.
import { join } from 'node:path'
import { topics } from '@sac/contracts/events/topics'
import { createFileBlobs } from '@sac/platform/blobs/create-file-blobs'
import { consume } from '@sac/platform/bus/consume'
import { createPostgresLog } from '@sac/platform/bus/postgres-log/create-postgres-log'
import { systemClock } from '@sac/platform/clock'
import { createPool } from '@sac/platform/db/create-pool'
import { authenticateByProof } from '@sac/platform/http/authenticate-by-proof'
import { createApp } from '@sac/platform/http/create-app'
import { listen } from '@sac/platform/http/listen'
import { uuidv7 } from '@sac/platform/ids'
import { createLogger } from '@sac/platform/logging/create-logger'
import { createRelay } from '@sac/platform/outbox/create-relay'
import { migrateSchema } from '@sac/platform/process/migrate-schema'
import { runUntilSignal } from '@sac/platform/process/run-until-signal'
import { changeSubscription } from '#changes/handlers/change-handlers'
import { createSyncGateway } from '#create-sync-gateway'
import { syncSchema } from '#sync-gateway-service'

const [url = '', folder = ''] = process.argv.slice(2)
const log = createLogger({ service: 'sync-gateway' })
const pool = createPool({ url, log, schema: syncSchema.name })
await migrateSchema(pool, syncSchema)
const bus = await createPostgresLog({ url, log })
await bus.ensureTopics(Object.entries(topics).map(([name, spec]) => ({ name, ...spec })))
const gateway = await createSyncGateway({
  pool,
  blobs: await createFileBlobs({ folder: join(folder, 'blobs') }),
  keysFolder: join(folder, 'keys'),
  findActor: () => Promise.resolve(null),
  log,
  now: systemClock,
  newId: uuidv7,
  freeBytes: () => Promise.resolve(Number.MAX_SAFE_INTEGER),
})
const relay = createRelay({ pool, bus, schemas: [syncSchema.name], log })
const consumer = consume({ bus, pool, ...changeSubscription, log })
const authenticate = authenticateByProof({
  person: (userId) => Promise.resolve({ proof: 'person', userId, role: 'inspector' }),
  device: gateway.authenticateDevice,
})
const metrics = { contentType: 'text/plain', render: async () => `outbox_depth ${(await relay.measure()).depth}\n` }
const probes = { live: consumer.health, ready: { 'event log': bus.health }, metrics }
const server = await listen(createApp({ routes: gateway.routes, authenticate, log, newId: uuidv7, probes }), {
  port: 0,
})
log.info({ port: server.port }, 'listening')
runUntilSignal({
  log,
  close: async (deadlineMs) => {
    await server.close(deadlineMs / 2)
    await consumer.close(deadlineMs / 4)
    await relay.close()
    await bus.close(deadlineMs / 4)
    await pool.end()
  },
})
