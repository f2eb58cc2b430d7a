import type { Db } from './db.ts'

/** Rejects while the database does not answer. */
export async function databaseHealth(db: Db): Promise<{ ok: true }> {
  await db.query('SELECT 1')
  return { ok: true }
}
