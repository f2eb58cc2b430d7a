export type StorageState = {
  /** The browser has promised not to evict what is here. */
  persisted: boolean
  usage: number
  quota: number
}

/** What the browser says of this origin's storage; zeros where it says nothing. */
export async function readStorage(): Promise<StorageState> {
  if (!('storage' in navigator)) return { persisted: false, usage: 0, quota: 0 }
  const [persisted, estimate] = await Promise.all([
    navigator.storage.persisted().catch(() => false),
    navigator.storage.estimate().catch((): StorageEstimate => ({})),
  ])
  return { persisted, usage: estimate.usage ?? 0, quota: estimate.quota ?? 0 }
}

/** Asks the browser to keep this origin's data; call it from a tap, some browsers ask the person. */
export async function askToPersist(): Promise<boolean> {
  if (!('storage' in navigator)) return false
  return navigator.storage.persist().catch(() => false)
}
