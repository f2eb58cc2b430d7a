// Who waits for whom. A transaction takes the locks of all inspections it works on first, in one statement, and those of
// retests after them, in one statement; both in the order of their keys. So no two ever wait for each other in a circle.
import { uuidArray } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'

// Ordered by key, not by id: that is what others wait for. MATERIALIZED keeps the order apart from the locking.
const keysOf = (kind: 'inspection' | 'retests-of') => `WITH keys AS MATERIALIZED (
  SELECT DISTINCT hashtextextended('inspections.${kind}/' || id, 0) AS key FROM unnest($1::uuid[]) AS id ORDER BY key)`

/** Serialises all work on these inspections until the transaction ends, whether or not they have rows yet. */
export async function lockInspections(db: Db, inspectionIds: readonly string[]): Promise<void> {
  await db.query(`${keysOf('inspection')} SELECT pg_advisory_xact_lock(key) FROM keys`, [uuidArray(inspectionIds)])
}

/**
 * Naming a failed test, and answering, replacing or withdrawing the order of its retest, wait for each other until the
 * transaction ends: neither misses the other.
 */
export async function lockRetests(db: Db, inspectionIds: readonly string[]): Promise<void> {
  await db.query(`${keysOf('retests-of')} SELECT pg_advisory_xact_lock(key) FROM keys`, [uuidArray(inspectionIds)])
}

/**
 * Waits until whoever judges a retest of these has committed, and holds nothing afterwards: who comes later sees the order.
 * Call it before any lock is taken.
 */
export async function awaitRetests(db: Db, failedTests: readonly string[]): Promise<void> {
  await db.query(`${keysOf('retests-of')} SELECT pg_advisory_lock(key), pg_advisory_unlock(key) FROM keys`, [
    uuidArray(failedTests),
  ])
}
