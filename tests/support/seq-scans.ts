import type { Db } from '@sac/platform/db/db'

/** The steps of a store function's plans that would read a whole table; nothing is run but EXPLAIN. */
export async function seqScansOf(pool: Db, ask: (db: Db) => Promise<unknown>): Promise<string[]> {
  const found: string[] = []
  const query = async (sql: string, values: unknown[]) => {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, values)
    found.push(...rows.map((row) => row['QUERY PLAN']).filter((line) => line.includes('Seq Scan')))
    return { rows: [], rowCount: 0 }
  }
  await ask({ query } as unknown as Db)
  return found
}
