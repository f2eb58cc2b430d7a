import { takeHints } from './after-commit.ts'
import type { Pool, PoolClient } from './create-pool.ts'

/** A connection with an open transaction; every statement through it commits or rolls back together. */
export type Tx = PoolClient

/**
 * Runs `work` in one transaction: commits when it resolves, rolls back and rethrows when it throws.
 * Reply to the outside only after this has resolved.
 */
export async function withTransaction<Result>(
  pool: Pick<Pool, 'connect'>,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const tx = await pool.connect()
  try {
    await tx.query('BEGIN')
    const result = await work(tx)
    await commit(tx)
    const hints = takeHints(tx)
    tx.release()
    for (const hint of hints) hint()
    return result
  } catch (error) {
    takeHints(tx)
    await rollback(tx)
    throw error
  }
}

/** Runs `work` on the database as it is at this moment, however long it takes and whatever is written meanwhile; it may only read. */
export function withSnapshot<Result>(pool: Pick<Pool, 'connect'>, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return withTransaction(pool, async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    return work(tx)
  })
}

// After a statement failed, COMMIT quietly means ROLLBACK; work that swallowed the error must not believe it was stored.
async function commit(tx: Tx): Promise<void> {
  const { command } = await tx.query('COMMIT')
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: an error inside it was swallowed.')
}

// A connection that cannot even roll back is in an unknown state and must not return to the pool.
async function rollback(tx: Tx): Promise<void> {
  try {
    await tx.query('ROLLBACK')
    tx.release()
  } catch (reason) {
    tx.release(reason instanceof Error ? reason : true)
  }
}
