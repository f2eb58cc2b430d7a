// What a photo was to be of, written down before the camera opens: the system may put the page away while it is open, and
// then the page must know on its return that a photo is owed.
import { keepDraft, readDraft } from '../drafts.ts'
import type { PhotoPurpose } from '../model/photo-purpose.ts'

export type PhotoIntent = { inspectionId: string; purpose: PhotoPurpose; at: number }

/** Later nobody remembers what it was to show. */
const forgottenAfterMs = 12 * 60 * 60 * 1000

export const writeIntent = (intent: PhotoIntent): void => keepDraft('photo', intent)

export const clearIntent = (): void => keepDraft('photo', null)

export function readIntent(now: number): PhotoIntent | null {
  const intent = readDraft('photo') as PhotoIntent | null
  return intent && now - intent.at < forgottenAfterMs ? intent : null
}
