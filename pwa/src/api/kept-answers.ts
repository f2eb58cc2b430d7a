// What the office last said, kept on this device for the time without a connection. Forgotten when the person signs out.
import { forget, recallJson, rememberJson } from '#platform/memory.ts'

export type Kept<T> = { value: T; at: number }

const nameOf = (key: readonly unknown[]) => `sac-kept ${JSON.stringify(key)}`

/** As an earlier version may have written it: whoever reads it checks its shape. */
export function recallAnswer(key: readonly unknown[]): Kept<unknown> | null {
  const kept = recallJson(nameOf(key))
  if (typeof kept !== 'object' || kept === null || !('value' in kept) || !('at' in kept)) return null
  return typeof kept.at === 'number' ? { value: kept.value, at: kept.at } : null
}

export const keepAnswer = (key: readonly unknown[], value: unknown, at: number): void =>
  rememberJson(nameOf(key), { value, at })

/** Everything that was kept. */
export const forgetAnswers = (): void => forget('sac-kept ')
