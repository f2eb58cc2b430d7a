// What is being written is no evidence yet, but the system may put the app away in the middle of it: the last of each kind is
// written down as it grows, so that it stands there again. Read once, when the app opens; from then on it is in memory.
import type { DraftStore } from '#db/outbox-drafts.ts'

type Slot = 'defect' | 'text' | 'start' | 'photo'

let store: DraftStore | null = null
let known: Readonly<Record<string, unknown>> = {}

/** Before any of it is asked for. Never rejects: without it only a convenience is lost. */
export async function openDrafts(opened: DraftStore): Promise<void> {
  store = opened
  known = await opened.read().catch(() => ({}))
}

/** As it was kept here; null: nothing is half done. */
export const readDraft = (slot: Slot): unknown => known[slot] ?? null

/** `null` once it is recorded or given up. */
export function keepDraft(slot: Slot, draft: object | null): void {
  known = { ...known, [slot]: draft }
  store?.keep(slot, draft).catch(() => undefined)
}
