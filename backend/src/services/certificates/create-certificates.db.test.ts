import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { topics } from '@sac/contracts/events/topics'
import { createFileBlobs } from '@sac/platform/blobs/create-file-blobs'
import { consume } from '@sac/platform/bus/consume'
import { createPostgresLog } from '@sac/platform/bus/postgres-log/create-postgres-log'
import { systemClock } from '@sac/platform/clock'
import { uuidv7 } from '@sac/platform/ids'
import { createJobs } from '@sac/platform/jobs/create-jobs'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { together } from '@sac/platform/process/together'
import { createDatabaseOf } from '@sac/tests/support/create-database'
import { listOutbox } from '@sac/tests/support/list-outbox'
import { expect, test, vi } from 'vitest'
import { certificateQueues } from './certificates-deps.ts'
import { certificatesSchema } from './certificates-service.ts'
import { createCertificates } from './create-certificates.ts'
import { readSigningKeys } from './keys/read-signing-keys.ts'
import { completedEvent } from './testing/open-certificates.ts'
import { sampleReport } from './testing/sample-report.ts'

const log = createSilentLogger()

test('from an event on the log to a fact in the outbox and a public status list, and once only', async () => {
  const database = await createDatabaseOf(certificatesSchema)
  const folder = await mkdtemp(join(tmpdir(), 'sac-certificates-'))
  const pool = database.openPool(certificatesSchema.name)
  const bus = await createPostgresLog({ url: database.url, log, pollMs: 50 })
  const jobs = await createJobs({ pool: database.pool, queues: certificateQueues, log })
  const specs = Object.entries(topics).map(([name, spec]) => ({ name, ...spec }))
  await bus.ensureTopics(specs)
  const { subscriptions, start } = await createCertificates({
    pool,
    now: systemClock,
    newId: uuidv7,
    log,
    jobs,
    blobs: await createFileBlobs({ folder }),
    keys: await readSigningKeys({ folder, settings: { CERT_ORGANISATION: 'Test' }, now: new Date() }),
    verifyBase: 'https://verify.example',
    organisation: 'Test',
    sweepMs: 100,
  })
  const running = await start!(() => together(subscriptions.map((one) => consume({ bus, pool, log, ...one }))))
  try {
    const event = completedEvent(sampleReport({ inspectionId: uuidv7() }))
    const partitionKey = String(event.data['inspectionId'])
    const message = { eventId: event.eventId, partitionKey, headers: {}, value: Buffer.from(JSON.stringify(event)) }
    await bus.publish('inspections-topic', [message, message])
    const facts = () => listOutbox(pool)
    await vi.waitFor(async () => expect(await facts()).toHaveLength(1))
    const published = () =>
      pool.query<{ seq: number; change: number }>('SELECT published_seq AS seq, change_seq AS change FROM status_years')
    await vi.waitFor(async () => {
      const [year] = (await published()).rows
      expect(year?.change).toBe(1)
      expect(year?.seq).toBe(1)
    })
    expect(running.health()).toEqual({ ok: true })
    expect(await facts()).toHaveLength(1)
  } finally {
    await running.close(2_000)
    await jobs.close(1_000)
    await bus.close(1_000)
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
})
