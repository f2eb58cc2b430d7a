// A database as a house of four centres has it after a few years, written by sets: what a list costs is seen on it alone. Every row
// agrees with the others; what no statement can make is missing (papers, photos, lines of devices, chains).
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from '@sac/platform/db/create-pool'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'

export type Scale = {
  inspections: number
  /** As many bookings are there, too: at least as many as inspections. */
  payments: number
  messages: number
  /** Of equal seeds and days come equal rows. */
  seed: number
  /** The day after the last booking. */
  until: string
  said?: (line: string) => void
}

const folder = join(import.meta.dirname, 'sets')

/** `pool` is of the database's owner, on a product with its demo data that has stopped or has nothing to do. Throws one clear sentence. */
export async function seedScale(pool: Pool, { said = () => undefined, ...scale }: Scale): Promise<void> {
  if (scale.payments < scale.inspections) throw new Error('There are at least as many payments as inspections.')
  await requireDemoAlone(pool)
  await withTransaction(pool, async (tx) => {
    await tx.query("SET LOCAL synchronous_commit = off; SET LOCAL work_mem = '128MB'; SET LOCAL jit = off")
    for (const [name, value] of Object.entries(scale))
      await tx.query('SELECT set_config($1, $2, true)', [`seed.${name}`, String(value)])
    for (const name of (await readdir(folder)).toSorted()) {
      const began = performance.now()
      await runSet(tx, name)
      said(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
    }
    await dropWorkingTables(tx)
  })
  // Not within: what else runs would wait for it.
  await pool.query('ANALYZE')
}

const runSet = async (tx: Tx, name: string) => tx.query(await readFile(join(folder, name), 'utf8'))

async function dropWorkingTables(tx: Tx): Promise<void> {
  const { rows } = await tx.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r'",
  )
  for (const { name } of rows) await tx.query(`DROP TABLE pg_temp.${name} CASCADE`)
}

/** Nobody but the people of the demo may be in it. */
async function requireDemoAlone(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ others: number; demo: number }>(
    `SELECT count(*) FILTER (WHERE email IS NULL OR email NOT LIKE '%@demo.test')::integer AS others,
       (SELECT count(*) FROM certificates.certificates WHERE status = 'valid')::integer AS demo FROM users.users`,
  )
  const { others = 0, demo = 0 } = rows[0] ?? {}
  if (others > 0) throw new Error('This database has people in it. Rows are made up in one of the demo only.')
  if (demo === 0) throw new Error('This database has no demo data: start it once with SEED=demo, then run this again.')
}
