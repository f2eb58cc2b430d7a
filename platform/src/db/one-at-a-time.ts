import type { Pool } from './create-pool.ts'
import { withTransaction } from './with-transaction.ts'

/**
 * Runs `work` while no other process of this database runs anything under that name; waits for its turn however long that takes,
 * also where the pool's statements may not take long. Ends with the process.
 */
export const oneAtATime = <Result>(
  pool: Pick<Pool, 'connect'>,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> =>
  withTransaction(pool, async (tx) => {
    await tx.query('SET LOCAL statement_timeout = 0')
    const text = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))'
    const taking = { text, values: [name], query_timeout: longest }
    await tx.query(taking)
    return work()
  })

/** Of a timer, in milliseconds. */
const longest = 2 ** 31 - 1
