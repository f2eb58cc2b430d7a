// `npm run e2e -- servers [spec …]`: a journey in the browser with the product as it is run at scale, a backend and a gateway on a
// Kafka, a PostgreSQL and a Redis; the whole visit unless told. All are started for this and gone afterwards.
import { spawnSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { runOrThrow } from './process/run-program.ts'
import { startKafka } from './services/kafka.ts'
import { startRedis } from './services/redis.ts'

const [where, ...specs] = process.argv.slice(2)
if (where !== 'servers') {
  console.error('usage: npm run e2e -- servers [spec …]')
  process.exit(2)
}

const folder = await mkdtemp(join(tmpdir(), 'sac-e2e-'))
// PostgreSQL may run as an account of its own and has to enter.
await chmod(folder, 0o711)
const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
try {
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') })
  ends.push(postgres.stop)
  const kafka = await startKafka({ folder: join(folder, 'kafka') })
  ends.push(kafka.kill)
  const redis = await startRedis({ folder: join(folder, 'redis') })
  ends.push(redis.stop)
  await runOrThrow(process.execPath, ['scripts/build-pwa.ts'])
  const servers = { DATABASE_URL: postgres.nearUrl, KAFKA_BROKERS: kafka.brokers.join(','), REDIS_URL: redis.url }
  const PRODUCT_ENTRY = 'tests/support/two-processes.ts'
  const journeys = specs.length > 0 ? specs : ['tests/e2e/whole-flow.spec.ts']
  const { status } = spawnSync('npx', ['playwright', 'test', '--workers=1', ...journeys], {
    stdio: 'inherit',
    env: { ...process.env, ...servers, PRODUCT_ENTRY },
  })
  process.exitCode = status ?? 1
} finally {
  for (const end of ends.toReversed()) await end()
}
