// What a photo was to be of, written down before the camera opens: the system may put the page away while it is open, and
// then the page must know on its return that a photo is owed.
import type { PhotoPurpose } from './photo-purpose.ts'

export type PhotoIntent = { inspectionId: string; purpose: PhotoPurpose; at: number }

const storageKey = 'sac-photo-intent'
/** Later nobody remembers what it was to show. */
const forgottenAfterMs = 12 * 60 * 60 * 1000

export function writeIntent(intent: PhotoIntent): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(intent))
  } catch {
    // Without room for it only the reminder is lost.
  }
}

export const clearIntent = (): void => localStorage.removeItem(storageKey)

export function readIntent(now: number): PhotoIntent | null {
  try {
    const intent = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as PhotoIntent | null
    return intent && now - intent.at < forgottenAfterMs ? intent : null
  } catch {
    return null
  }
}
