// Whether the server has asked this person for a second factor: then nothing else can be done here before it is set up.
import { useSyncExternalStore } from 'react'
import { isRefusal } from '#api/office.ts'

const listeners = new Set<() => void>()
let isWanted = false

export function wantSecondFactor(wanted: boolean): void {
  isWanted = wanted
  for (const listener of listeners) listener()
}

/** Every refusal passes here. */
export function noteRefusal(error: unknown): void {
  if (isRefusal(error, 'auth.second-factor-required')) wantSecondFactor(true)
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

export const useSecondFactorWanted = (): boolean => useSyncExternalStore(subscribe, () => isWanted)
