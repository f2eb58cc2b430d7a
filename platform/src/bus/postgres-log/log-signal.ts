// A process-wide hint "records were appended to this topic": consumers of the same process read at once, those of other
// processes at their next look.
const listeners = new Set<(topic: string) => void>()

export function announceAppended(topic: string): void {
  for (const listener of listeners) listener(topic)
}

/** Returns the function that ends the subscription. */
export function onAppended(listener: (topic: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
