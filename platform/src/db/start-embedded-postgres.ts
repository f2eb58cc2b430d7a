import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { connectPatienceMs } from './create-pool.ts'
import { type Cluster, makeFolder, openCluster, prepareFolder } from './embedded-postgres/cluster-folder.ts'
import { keepRunning } from './embedded-postgres/keep-running.ts'
import { findPostgresBinaries } from './embedded-postgres/postgres-binaries.ts'
import {
  findRunningServer,
  findSocketFolder,
  restartServer,
  startServer,
  stopServer,
} from './embedded-postgres/postmaster.ts'
import { findServerAccount } from './embedded-postgres/server-account.ts'

export type EmbeddedPostgres = {
  /** Connection string of the application's database, superuser, 127.0.0.1 only. */
  url: string
  /** The same through its Unix socket, which costs half as much for each statement; where there is none, `url`. */
  nearUrl: string
  /** True when a server left behind by a killed process was taken over. */
  adopted: boolean
  /** Ends all sessions and stops the server; idempotent. */
  stop: () => Promise<void>
}

type EmbeddedOptions = {
  /** Everything lives here: the cluster, its logs and its password (readable by the owner only). */
  folder: string
  /** False gives up durability for speed: throw-away test clusters only. */
  durable?: boolean
}

const database = 'smartautocheck'

/**
 * A real PostgreSQL server without installation. First start creates the cluster (about 1 s), later ones reuse it.
 * A server that dies is started again on its port. A process killed with SIGKILL leaves the server running; the next start takes it over. Two live processes never share it:
 * the second is refused. Throws errors of one clear sentence.
 */
export async function startEmbeddedPostgres({
  folder: given,
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(given)
  await makeFolder(folder)
  const binaries = await findPostgresBinaries()
  const account = await findServerAccount(join(folder, 'cluster'), binaries)
  await prepareFolder(folder, account)
  const cluster = await openCluster(folder, { binaries, account })
  const server = { data: cluster.data, binaries, account }
  const running = await findRunningServer(server)
  const port = running ?? (await startServer({ ...server, durable }))
  const restart = async () => {
    await restartServer({ ...server, durable, port })
    // Should it die once more meanwhile, it must be started again, not waited for.
    return own({ cluster, port, folder, patienceMs: 2_000 })
  }
  const kept = keepRunning({ owner: await own({ cluster, port, folder, patienceMs: 60_000 }), restart })
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await kept.end()
    await stopServer(server)
  }
  return {
    url: urlOf(cluster, port, database),
    nearUrl: urlOf(cluster, port, database, await findSocketFolder({ ...cluster, port })),
    adopted: running !== undefined,
    stop: () => (stopping ??= stop()),
  }
}

function urlOf({ password }: Cluster, port: number, name: string, host = '127.0.0.1'): string {
  return `postgres://postgres:${password}@${encodeURIComponent(host)}:${port}/${name}`
}

// The session that holds this lock is the owner of the data folder; the lock dies with the process, however it ends.
const ownerLock = 7_340_001

type Owning = { cluster: Cluster; port: number; folder: string; patienceMs: number }

async function own({ cluster, port, folder, patienceMs }: Owning): Promise<pg.Client> {
  const client = await connectWhenReady(urlOf(cluster, port, 'postgres'), patienceMs)
  // A session of a killed process lives until the server notices; give it a moment before refusing.
  for (let attempt = 0; !(await tryLock(client)); attempt += 1) {
    if (attempt === 20) {
      await client.end()
      throw new Error(`The data folder ${folder} is in use by another running process.`)
    }
    await sleep(100)
  }
  const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
  if (known.rowCount === 0) await client.query(`CREATE DATABASE ${database}`)
  return client
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [ownerLock])
  return rows[0]?.locked === true
}

// A taken-over server may still be replaying its log.
async function connectWhenReady(url: string, patienceMs: number): Promise<pg.Client> {
  for (const deadline = Date.now() + patienceMs; ; ) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectPatienceMs })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      if (Date.now() > deadline || !isStarting(error)) throw error
      await sleep(200)
    }
  }
}

function isStarting(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === '57P03' || code === 'ECONNREFUSED'
}
