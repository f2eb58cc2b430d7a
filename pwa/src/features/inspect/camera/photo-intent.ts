// What a photo was to be of, written down before the camera opens: the system may put the page away while it is open, and
// then the page must know on its return that a photo is owed.
import { forget, recallJson, rememberJson } from '#platform/memory.ts'
import type { PhotoPurpose } from './photo-purpose.ts'

export type PhotoIntent = { inspectionId: string; purpose: PhotoPurpose; at: number }

const storageKey = 'sac-photo-intent'
/** Later nobody remembers what it was to show. */
const forgottenAfterMs = 12 * 60 * 60 * 1000

export const writeIntent = (intent: PhotoIntent): void => rememberJson(storageKey, intent)

export const clearIntent = (): void => forget(storageKey)

export function readIntent(now: number): PhotoIntent | null {
  const intent = recallJson(storageKey) as PhotoIntent | null
  return intent && now - intent.at < forgottenAfterMs ? intent : null
}
