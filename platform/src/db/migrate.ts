import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { runner } from 'node-pg-migrate'
import { checkedSchema, type Pool, type PoolClient } from './create-pool.ts'

type MigrateOptions = {
  schema: string
  /** Folder of numbered plain SQL files, `001_name.sql`, applied in order, each in its own transaction. */
  folder: string
  /** Table that remembers what has run; a second folder for the same schema needs its own. */
  table?: string
}

/**
 * Brings `schema` up to the newest file of `folder` and returns the names that ran now. Forward only; may be called by any
 * number of processes at once (the others wait on an advisory lock) and again at every start.
 * Unqualified names in the files mean `schema`. Throws when a file is missing, misnamed, out of order or fails.
 */
export async function migrate(pool: Pool, { schema, folder, table = 'migrations' }: MigrateOptions): Promise<string[]> {
  const files = await filesOf(folder)
  const client = await pool.connect()
  try {
    if (await hasRun(client, { schema, table, files })) return []
    const ran = await runner({
      dbClient: client,
      dir: folder,
      ignorePattern: String.raw`(?!\d{3}_[a-z0-9-]+\.sql$).*`,
      direction: 'up',
      schema: checkedSchema(schema),
      createSchema: true,
      migrationsTable: table,
      advisoryLockMode: 'wait',
      logger: silent,
    })
    return ran.map(({ name }) => name)
  } finally {
    // Drops the session's search_path and, after a failure, the open transaction and the advisory lock with it.
    client.release(true)
  }
}

/** Names without their ending, in order. A file that is passed over because of its name would be a table nobody has. */
async function filesOf(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql'))
  const misnamed = files.filter((file) => !numbered.test(file))
  if (misnamed.length > 0) throw new Error(`name it like 001_small-words.sql: ${misnamed.join(', ')} in ${folder}`)
  return files.map((file) => basename(file, '.sql')).toSorted()
}

type Run = { schema: string; table: string; files: readonly string[] }

// Also for whoever may not make tables: a service, after the owner has.
async function hasRun(client: PoolClient, { schema, table, files }: Run): Promise<boolean> {
  const name = `${checkedSchema(schema)}.${checkedSchema(table)}`
  const { rows } = await client.query<{ known: boolean }>('SELECT to_regclass($1) IS NOT NULL AS known', [name])
  if (!rows[0]?.known) return false
  const ran = await client.query<{ name: string }>(`SELECT name FROM ${name} ORDER BY name`)
  return files.join() === ran.rows.map((row) => row.name).join()
}

const numbered = /^\d{3}_[a-z0-9-]+\.sql$/
const nothing = () => undefined
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing }
