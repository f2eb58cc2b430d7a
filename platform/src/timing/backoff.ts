type Backoff = { baseMs: number; capMs: number; random?: () => number }

/**
 * Milliseconds to wait before attempt `attempt` (1 = first repetition): doubles from `baseMs` up to `capMs`, then takes
 * between half and all of it, so that many waiters do not return at the same moment.
 */
export function backoffMs(attempt: number, { baseMs, capMs, random = Math.random }: Backoff): number {
  const full = Math.min(capMs, baseMs * 2 ** Math.min(attempt - 1, 30))
  return Math.round(full / 2 + (full / 2) * random())
}
