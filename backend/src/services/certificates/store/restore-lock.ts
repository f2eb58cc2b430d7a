import type { Pool } from '@sac/platform/db/create-pool'

const lock = 7_340_002

/** Runs `work` while no other process of this database does; null when one does. The lock dies with the connection. */
export async function withLock<Result>(
  pool: Pick<Pool, 'connect'>,
  work: () => Promise<Result>,
): Promise<Result | null> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [lock])
    if (!rows[0]?.locked) return null
    try {
      return await work()
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [lock])
    }
  } finally {
    client.release()
  }
}
