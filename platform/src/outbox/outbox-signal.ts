// A process-wide hint "an outbox row was just committed", so that the relay need not wait for its next sweep.
// It may be lost without harm; no module relies on it for correctness.
const listeners = new Set<() => void>()

export function announceOutboxRows(): void {
  for (const listener of listeners) listener()
}

/** Returns the function that ends the subscription. */
export function onOutboxRows(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
