import type { PoolClient } from './create-pool.ts'

const waiting = new WeakMap<PoolClient, Set<() => void>>()

/**
 * Remembers a hint to give once `tx` has committed (never after a rollback). The same function is remembered once.
 * Only for what may be lost: the process can die between the commit and the hint.
 */
export function afterCommit(tx: PoolClient, hint: () => void): void {
  const hints = waiting.get(tx) ?? new Set()
  hints.add(hint)
  waiting.set(tx, hints)
}

/** Called by withTransaction when a transaction has ended: its hints, to be run after a commit, and forgotten in any case. */
export function takeHints(tx: PoolClient): ReadonlySet<() => void> {
  const hints = waiting.get(tx) ?? new Set<() => void>()
  waiting.delete(tx)
  return hints
}
