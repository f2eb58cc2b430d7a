import { takeHints } from './after-commit.ts'
import { forgetLast, type LastStatement, openForLast, takeLast } from './before-commit.ts'
import type { Pool, PoolClient } from './create-pool.ts'
import { isUnanswered } from './not-now.ts'
import { type Frames, framesOf, runFrame } from './prepare-statements.ts'

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
    await begin(tx)
    const result = await work(tx)
    await commit(tx)
    const hints = takeHints(tx)
    tx.release()
    for (const hint of hints) hint()
    return result
  } catch (error) {
    takeHints(tx)
    forgetLast(tx)
    await (isUnanswered(error) ? tx.release(true) : rollback(tx))
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

/** The server is told with the first statement, where it knows how. */
async function begin(tx: Tx): Promise<void> {
  const frames = framesOf(tx)
  if (frames?.known) frames.untold = true
  else await runFrame(tx, 'BEGIN')
  openForLast(tx)
}

// After a statement failed, COMMIT quietly means ROLLBACK; work that swallowed the error must not believe it was stored.
async function commit(tx: Tx): Promise<void> {
  if ((await sendCommit(tx)) !== 'COMMIT')
    throw new Error('The transaction was rolled back: an error inside it was swallowed.')
}

/** Resolves with what the server did. */
async function sendCommit(tx: Tx): Promise<string> {
  const [frames, last] = [framesOf(tx), takeLast(tx)]
  if (last) return commitWith(tx, last)
  // Nothing was said, and nothing is to be kept.
  if (frames?.untold) return dropUntold(frames)
  const { command } = await runFrame(tx, 'COMMIT')
  if (frames) frames.known = true
  return command
}

async function commitWith(tx: Tx, { text, values }: LastStatement): Promise<string> {
  const frames = framesOf(tx)
  const sent = frames?.known && !frames.untold ? await frames.send(text, values, 'COMMIT') : undefined
  if (sent) return sent.framed
  await tx.query(text, [...values])
  return sendCommit(tx)
}

function dropUntold(frames: Frames): 'COMMIT' {
  frames.untold = false
  return 'COMMIT'
}

// A connection that cannot even roll back is in an unknown state and must not return to the pool.
async function rollback(tx: Tx): Promise<void> {
  const frames = framesOf(tx)
  try {
    if (frames?.untold) dropUntold(frames)
    else await tx.query('ROLLBACK')
    tx.release()
  } catch (reason) {
    tx.release(reason instanceof Error ? reason : true)
  }
}
