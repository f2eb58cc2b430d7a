// Whether this device has room for an inspection. What was refused weighs more than what the browser estimates.
import { readStorage } from './storage.ts'

/** Thirty photos and their lines, with a reserve: less is no place to begin an inspection. */
const neededBytes = 10_000_000

let refused = false
let short = false
const listeners = new Set<() => void>()

export const isStorageFull = (): boolean => refused || short

export function onStorageRoom(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

function change(next: { refused?: boolean; short?: boolean }): void {
  const before = isStorageFull()
  refused = next.refused ?? refused
  short = next.short ?? short
  if (before !== isStorageFull()) for (const listener of listeners) listener()
}

/** Asks the browser how much is left. One that says nothing is believed to have room. */
export async function lookForRoom(): Promise<void> {
  const { usage, quota } = await readStorage()
  change({ short: quota > 0 && quota - usage < neededBytes })
}

export function noteRoom(what: 'saved' | 'refused'): void {
  const wasFull = isStorageFull()
  change({ refused: what === 'refused' })
  if (wasFull || what === 'refused') void lookForRoom()
}
