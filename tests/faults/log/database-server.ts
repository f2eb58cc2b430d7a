// The PostgreSQL server on a folder, from outside: its processes, its port, its rows. Who started it does not matter.
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endProcess, runsWith } from '@sac/scripts/process/end-process'
import { runOrThrow } from '@sac/scripts/process/run-program'
import pg from 'pg'
import { patienceMs } from '../../support/patience.ts'
import { freeze, signal, thaw, treeOf } from './signals.ts'

export type Row = Record<string, unknown>

export type DatabaseServer = {
  /** One statement on a connection of its own. */
  query: <Found extends Row>(sql: string, values?: unknown[]) => Promise<Found[]>
  /** SIGKILL of the postmaster; resolves with its pid. */
  kill: () => Promise<number>
  /** Stops every process of the server; resolves with how many. */
  freeze: (forMs: number) => Promise<number>
  /** Copies the folder of the server in one moment: all its processes stand still meanwhile, as in a snapshot of the disk. */
  copy: () => Promise<void>
  /** Puts the copy in the place of the folder; nothing may run on it. */
  putBack: () => Promise<void>
  isAnswering: () => Promise<boolean>
  /** Lets the server go on where a run was broken off while it stood still; none is fine. */
  thaw: () => Promise<void>
  /** Ends a server nobody owns any more; none is fine. */
  end: () => Promise<void>
}

/** `folder` holds `cluster` and `password`, as platform/db/start-embedded-postgres leaves them. */
export function reachDatabase(folder: string): DatabaseServer {
  const cluster = join(folder, 'cluster')
  const copied = join(folder, 'cluster-copy')
  const query: DatabaseServer['query'] = async (sql, values = []) => {
    const client = await connect(folder)
    try {
      return (await client.query(sql, values)).rows as never
    } finally {
      await client.end()
    }
  }
  const freezeDuring = async (work: () => Promise<unknown>) => {
    const pids = await treeOf((await postmasterOf(cluster)).pid)
    try {
      if (!(await freeze(pids))) throw new Error('the database did not stand still')
      // Connections forked between looking and stopping.
      const late = (await treeOf(pids[0] ?? 0)).filter((pid) => !pids.includes(pid))
      pids.push(...late)
      if (late.length > 0) await freeze(late)
      await work()
    } finally {
      thaw(pids.toReversed())
    }
    return pids.length
  }
  return {
    query,
    kill: async () => {
      const { pid } = await postmasterOf(cluster)
      signal([pid], 'SIGKILL')
      return pid
    },
    freeze: (forMs) => freezeDuring(() => sleep(forMs)),
    copy: async () => {
      await rm(copied, { recursive: true, force: true })
      await freezeDuring(() => copyFolder(cluster, copied))
      await forgetServer(copied)
    },
    putBack: async () => {
      await rm(cluster, { recursive: true, force: true })
      await copyFolder(copied, cluster)
    },
    isAnswering: () =>
      query('SELECT 1').then(
        () => true,
        () => false,
      ),
    thaw: async () => {
      const { pid } = await postmasterOf(cluster)
      if (await runsWith(pid, cluster)) thaw((await treeOf(pid)).toReversed())
    },
    end: async () => {
      const { pid } = await postmasterOf(cluster)
      // Fast shutdown, in PostgreSQL's words.
      if (await runsWith(pid, cluster)) await endProcess(pid, { signal: 'SIGINT' })
    },
  }
}

// With owners: the server may run as an account of its own.
const copyFolder = (from: string, to: string) => runOrThrow('cp', ['-a', from, to])

// A copy knows of no server that runs on it: neither its pid nor its socket and the socket's lock.
async function forgetServer(cluster: string): Promise<void> {
  const left = (await readdir(cluster)).filter((name) => name === 'postmaster.pid' || name.startsWith('.s.PGSQL.'))
  for (const name of left) await rm(join(cluster, name), { force: true })
}

async function connect(folder: string): Promise<pg.Client> {
  const { port } = await postmasterOf(join(folder, 'cluster'))
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim()
  const client = new pg.Client({
    connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/smartautocheck`,
    connectionTimeoutMillis: 15_000,
    query_timeout: patienceMs,
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function postmasterOf(cluster: string): Promise<{ pid: number; port: number }> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!(pid > 0 && port > 0)) throw new Error('the database has no postmaster')
  return { pid, port }
}
