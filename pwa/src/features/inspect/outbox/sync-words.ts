import type { SyncStatus } from '#sync/sync-status.ts'
import type { Words } from '#words/words.tsx'
import { ageOf } from './age.ts'

/** Why nothing is sent right now, in words. */
export function reasonWords({ why, retryAt }: Pick<SyncStatus, 'why' | 'retryAt'>, { messages, formats }: Words) {
  const words = messages.outbox.why
  return why === 'busy' ? words.busy(retryAt ? formats.time(retryAt) : '…') : words[why]
}

export function ageWords(instant: string, now: number, { messages }: Words): string {
  const { unit, count } = ageOf(instant, now)
  return messages.outbox[unit](count)
}
