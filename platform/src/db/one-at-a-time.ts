import type { Pool } from './create-pool.ts'
import { withTransaction } from './with-transaction.ts'

/** Runs `work` while no other process of this database runs anything under that name; waits for its turn. Ends with the process. */
export const oneAtATime = <Result>(
  pool: Pick<Pool, 'connect'>,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> =>
  withTransaction(pool, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name])
    return work()
  })
