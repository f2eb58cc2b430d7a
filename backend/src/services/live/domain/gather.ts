// Gathers changes into few messages: one tap is three events, a sealed inspection a hundred. And tells each again a moment later:
// who answers for what a fact changed takes it from the log as we do, and may be behind us.
import type { Change } from './change-of.ts'

type Gathered = {
  add: (changes: readonly Change[]) => void
  /** What is to be told at a moment, each once. */
  take: (now: number) => Change[]
}

/** `againMs`: how long after it was told a change is told once more. */
export function gather(againMs: number): Gathered {
  const fresh = new Map<string, Change>()
  const again = new Map<string, { change: Change; at: number }>()
  return {
    add: (changes) => {
      for (const change of changes) fresh.set(`${change.kind} ${change.id}`, change)
    },
    take: (now) => {
      const due = [...again].filter(([key, { at }]) => at <= now && !fresh.has(key))
      for (const [key] of due) again.delete(key)
      const told = [...fresh.values(), ...due.map(([, { change }]) => change)]
      for (const [key, change] of fresh) again.set(key, { change, at: now + againMs })
      fresh.clear()
      return told
    },
  }
}
