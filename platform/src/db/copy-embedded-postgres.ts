import { copyFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { makeFolder } from './embedded-postgres/cluster-folder.ts'
import { copyCluster } from './embedded-postgres/copy-cluster.ts'
import { findPostgresBinaries } from './embedded-postgres/postgres-binaries.ts'
import { findServerAccount } from './embedded-postgres/server-account.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'

type Copy = {
  /** Of the running database of `folder`. */
  url: string
  /** What `startEmbeddedPostgres` was given. */
  folder: string
  /** The copy, for another `startEmbeddedPostgres`; must not exist yet. */
  to: string
}

/** What was found when the copy was started and all of it read. */
export type CopyRead = { tables: number; rows: number }

/**
 * Copies the database while it works, starts a server on the copy, reads every row of every table and stops it again: the copy is
 * then whole, on the disk, and has been used once. Rejects when any of it cannot be read.
 */
export async function copyEmbeddedPostgres({ url, folder: from, to: given }: Copy): Promise<CopyRead> {
  const [folder, to] = [resolve(from), resolve(given)]
  await makeFolder(to)
  const account = await findServerAccount(join(to, 'cluster'), await findPostgresBinaries())
  await account.own(to)
  await copyFile(join(folder, 'password'), join(to, 'password'))
  await copyCluster({ url, data: join(folder, 'cluster'), to: join(to, 'cluster'), account })
  const copy = await startEmbeddedPostgres({ folder: to })
  try {
    return await readEverything(copy.url)
  } finally {
    await copy.stop()
  }
}

async function readEverything(url: string): Promise<CopyRead> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    )
    let total = 0
    for (const { name } of tables) {
      // As texts: what lies outside the table's own pages is read, too.
      const sql = `SELECT count(*)::int AS rows, sum(octet_length(one::text)) FROM ${name} AS one`
      total += (await client.query<{ rows: number }>(sql)).rows[0]?.rows ?? 0
    }
    return { tables: tables.length, rows: total }
  } finally {
    await client.end()
  }
}
