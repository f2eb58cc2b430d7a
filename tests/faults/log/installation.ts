// A running installation as the rig sees it: processes to end, servers to stop, two addresses to talk to.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findPostgresBinaries } from '@sac/platform/db/embedded-postgres/postgres-binaries'
import { restartServer } from '@sac/platform/db/embedded-postgres/postmaster'
import { findServerAccount } from '@sac/platform/db/embedded-postgres/server-account'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { freePorts } from '@sac/scripts/process/free-ports'
import { type RunningKafka, startKafka } from '@sac/scripts/services/kafka'
import { type DatabaseServer, reachDatabase } from './database-server.ts'
import { type FrontDoor, openFrontDoor } from './front-door.ts'
import { createProductProcess, type ProductProcess } from './product-process.ts'

export type Installation = {
  log: 'kafka' | 'postgres'
  /** Devices and the office, whatever lives behind. */
  gateUrl: string
  officeUrl: string
  processes: readonly ProductProcess[]
  /** Settings they share. */
  env: Readonly<Record<string, string>>
  database: DatabaseServer & {
    /** Runs `work` while the server is stopped in good order, then starts it again at its address. */
    whileStopped: (work: () => Promise<void>) => Promise<void>
  }
  broker: RunningKafka | null
  close: () => Promise<void>
}

type Options = { folder: string; imports: readonly string[]; since: number; env?: Readonly<Record<string, string>> }

/** A request nobody answers for so long has lost its connection. */
const silenceMs = 30_000

/** Two backends and two gateways on one Kafka, one PostgreSQL and one data folder; none of them is started yet. */
export async function openDistributed({ folder, imports, since, env = {} }: Options): Promise<Installation> {
  const postgresFolder = join(folder, 'postgres')
  await mkdir(postgresFolder, { recursive: true, mode: 0o711 })
  const [broker, server] = await Promise.all([
    startKafka({ folder: join(folder, 'kafka') }),
    startEmbeddedPostgres({ folder: postgresFolder }),
  ])
  const ports = await freePorts(6)
  const [gatePort = 0, officePort = 0, ...own] = ports
  const shared = {
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: server.url,
    KAFKA_BROKERS: broker.brokers.join(','),
    PUBLIC_URL: `http://localhost:${officePort}`,
    SEED: 'accounts',
    ...env,
  }
  const processes = [
    ['backend-1', 'backend'],
    ['backend-2', 'backend'],
    ['gateway-1', 'sync-gateway'],
    ['gateway-2', 'sync-gateway'],
  ].map(([name = '', entry = ''], at) =>
    createProductProcess({ name, entry: entryOf(entry), port: own[at] ?? 0, env: shared, folder, imports, since }),
  )
  const office = await openFrontDoor({ port: officePort, targets: own.slice(0, 2), silenceMs })
  const gate = await openFrontDoor({ port: gatePort, targets: own.slice(2), silenceMs })
  const database = reachDatabase(postgresFolder)
  let running = server
  return {
    log: 'kafka',
    gateUrl: gate.url,
    officeUrl: office.url,
    processes,
    env: shared,
    broker,
    database: {
      ...database,
      whileStopped: async (work) => {
        await running.stop()
        await work()
        running = await startAgain(postgresFolder, server.url)
      },
    },
    close: () =>
      closeAll([
        database.thaw,
        ...processes.map(endOf),
        office.close,
        gate.close,
        () => running.stop(),
        () => broker.kill(),
      ]),
  }
}

// The address is part of every process's environment, so the server has to come back to it.
async function startAgain(folder: string, url: string): Promise<EmbeddedPostgres> {
  const data = join(folder, 'cluster')
  const binaries = await findPostgresBinaries()
  const account = await findServerAccount(data, binaries)
  await restartServer({ data, binaries, account, durable: true, port: Number(new URL(url).port) })
  return startEmbeddedPostgres({ folder })
}

/** Everything in one process on the log in PostgreSQL, which it starts itself; not started yet. */
export async function openEmbedded({ folder, imports, since, env = {} }: Options): Promise<Installation> {
  const [front = 0, own = 0] = await freePorts(2)
  const data = join(folder, 'data')
  await mkdir(data, { recursive: true, mode: 0o711 })
  const shared = { DATA_DIR: data, PUBLIC_URL: `http://localhost:${front}`, SEED: 'accounts', ...env }
  const product = createProductProcess({
    name: 'product',
    entry: entryOf('all-in-one'),
    port: own,
    env: shared,
    folder,
    imports,
    since,
  })
  const database = reachDatabase(join(data, 'postgres'))
  const door: FrontDoor = await openFrontDoor({ port: front, targets: [own], silenceMs })
  return {
    log: 'postgres',
    gateUrl: door.url,
    officeUrl: door.url,
    processes: [product],
    env: shared,
    broker: null,
    // It goes with its process: one that ended in good order has stopped it.
    database: { ...database, whileStopped: (work) => work() },
    close: () => closeAll([database.thaw, endOf(product), door.close, database.end]),
  }
}

const entryOf = (name: string) => `backend/src/main/${name}.ts`
const endOf = (process: ProductProcess) => async () => {
  process.thaw()
  await process.end('SIGTERM')
}

/** Every one is tried, whatever became of the others. */
async function closeAll(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) await step().catch(() => undefined)
}
