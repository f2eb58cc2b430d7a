// Copies of what a database knows, for a while. Whatever becomes of them nothing is lost: every failure is a miss, and no call
// rejects or waits for longer than a command may take.

/** What is known under a key; or a miss, with the right to fill it where nobody else is about to. */
export type Looked = { value: string } | { value: null; lease: string | null }

export type Cache = {
  /** One answer for each key, in their order. */
  look: (keys: readonly string[]) => Promise<readonly Looked[]>
  /** Keeps values for `ttlMs` under keys whose lease is still good: dropped meanwhile, a value may be old and is not kept. */
  keep: (entries: readonly Filled[], options: { ttlMs: number }) => Promise<void>
  /** Forgets; also what others are about to fill. Where the store does not answer, these are misses here until it has. */
  drop: (keys: readonly string[]) => Promise<void>
  close: () => void
}

export type Filled = { key: string; value: string; lease: string }

/** For how long one may take to fill what was missing; after that another may. */
export const leaseMs = 5_000
