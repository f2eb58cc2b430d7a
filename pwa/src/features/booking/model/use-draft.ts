import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { createId } from '#platform/create-id.ts'
import { recallJson, rememberJson } from '#platform/memory.ts'
import { type Choice, choose, Draft, emptyDraft } from './draft.ts'

const key = 'sac-booking'
const listeners = new Set<() => void>()
let current: Draft | null = null

const read = (): Draft => (current ??= z.safeParse(Draft, recallJson(key)).data ?? emptyDraft(createId))

function write(next: Draft): void {
  current = next
  rememberJson(key, next)
  for (const listener of listeners) listener()
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

export const changeDraft = (choice: Choice): void => write(choose(read(), choice, createId))

/** From here on the office may hold it. */
export const noteAsked = (): void => write({ ...read(), asked: true })

/** What was chosen is booked; the vehicle is likely to be the same next time. */
export const endDraft = (): void =>
  write({ ...emptyDraft(createId), vehicle: read().vehicle, vehicleId: read().vehicleId })

export const useDraft = (): Draft => useSyncExternalStore(subscribe, read)
