// A copy of a cluster while its server works (the low-level base backup of PostgreSQL's manual, 25.3.4): files as they happen to be, and
// the log from which the server that is started on the copy makes them whole.
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { ServerAccount } from './server-account.ts'

type Copy = {
  /** Signs in to the running server as its superuser. */
  url: string
  /** PostgreSQL's own folder. */
  data: string
  /** Must not exist yet. */
  to: string
  account: Pick<ServerAccount, 'own'>
}

/** Folders a server fills anew, and files that are of the running one alone. */
const leftEmpty = new Set(
  'log pg_dynshmem pg_notify pg_replslot pg_serial pg_snapshots pg_stat_tmp pg_subtrans pg_wal'.split(' '),
)
const isLeftOut = (name: string) => /^(postmaster\.(pid|opts)|startup\.log|pgsql_tmp.*)$/.test(name)

/** Holds everything that was committed before it was called. */
export async function copyCluster({ url, data, to, account }: Copy): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Keeps the log that is written meanwhile; gone with this session.
    await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [`copy_${process.pid}`])
    await client.query(`SELECT pg_backup_start('copy', true)`)
    await copyFolder(data, to, account)
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)')
    await copyFolder(join(data, 'pg_wal'), join(to, 'pg_wal'), account)
    const label = join(to, 'backup_label')
    await writeFile(label, rows[0]?.labelfile ?? '', { mode: 0o600 })
    await account.own(label)
  } finally {
    await client.end()
  }
}

async function copyFolder(from: string, to: string, account: Copy['account']): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  await account.own(to)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (isLeftOut(entry.name)) continue
    if (entry.isDirectory() && leftEmpty.has(entry.name)) await makeEmpty(target, account)
    else if (entry.isDirectory()) await copyFolder(source, target, account)
    else if (entry.isFile() && (await isCopied(source, target))) await account.own(target)
  }
}

async function makeEmpty(folder: string, account: Copy['account']): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await account.own(folder)
}

// A file the server has just dropped is in the log as dropped.
const isCopied = (source: string, target: string): Promise<boolean> =>
  copyFile(source, target).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
      throw error
    },
  )
