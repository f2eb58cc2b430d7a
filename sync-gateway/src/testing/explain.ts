import type { Db } from '@sac/platform/db/db'

/**
 * Runs a store function and returns the plans of its statements, with sequential scans made dear: a plan that still scans
 * a table from end to end has no index to use.
 */
export async function explain(db: Db, run: (db: Db) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = []
  await db.query('SET enable_seqscan = off')
  const explaining: Db = {
    query: async (text, values) => {
      const { rows } = await db.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values)
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
      return db.query(text, values)
    },
  }
  try {
    await run(explaining)
  } finally {
    await db.query('RESET enable_seqscan')
  }
  return plans
}
