import type { PoolClient } from './create-pool.ts'

/** A statement whose answer nobody waits for. */
export type LastStatement = { text: string; values: readonly unknown[] }
type Make<Item> = (items: readonly Item[]) => LastStatement
type Gathered = { make: Make<unknown>; items: unknown[] }

const open = new WeakMap<PoolClient, Gathered | undefined>()

/** Called by withTransaction: until the work is done, what is said may wait for its end. */
export function openForLast(tx: PoolClient): void {
  open.set(tx, undefined)
}

/**
 * Gathers what a transaction of withTransaction has to say, and has it said by one statement when the work is done, together with
 * its COMMIT. False where it has to be said at once: in any other transaction, after `sayAtOnce`, beside another statement.
 */
export function beforeCommit<Item>(tx: PoolClient, make: Make<Item>, items: readonly Item[]): boolean {
  if (!open.has(tx)) return false
  const gathered = open.get(tx) ?? { make: make as Make<unknown>, items: [] }
  if (gathered.make !== make) return false
  gathered.items.push(...items)
  open.set(tx, gathered)
  return true
}

/** Says what was gathered; from now on everything is said at once, so that a savepoint can take it back. */
export async function sayAtOnce(tx: PoolClient): Promise<void> {
  const last = takeLast(tx)
  if (last) await tx.query(last.text, [...last.values])
}

/** What was gathered; nothing more is. Called by withTransaction when the work is done. */
export function takeLast(tx: PoolClient): LastStatement | undefined {
  const gathered = open.get(tx)
  open.delete(tx)
  return gathered?.make(gathered.items)
}

/** Called by withTransaction after a failure. */
export function forgetLast(tx: PoolClient): void {
  open.delete(tx)
}
