import type { Clock } from '@sac/platform/clock'
import { Problem } from '@sac/platform/http/problem'

type GateOptions = { now: Clock; freeBytes: () => Promise<number>; reserveBytes: number }

const rememberedMs = 5_000

/** Refuses uploads while the disk is nearly full: devices keep their data, what is here must stay able to commit. */
export function createIntakeGate({ now, freeBytes, reserveBytes }: GateOptions): () => Promise<void> {
  let asked = Number.NEGATIVE_INFINITY
  let free = Promise.resolve(Number.POSITIVE_INFINITY)
  return async () => {
    if (now().getTime() - asked >= rememberedMs) {
      asked = now().getTime()
      free = freeBytes()
    }
    if ((await free) >= reserveBytes) return
    throw new Problem('sync.busy', { detail: 'The server has no room for uploads.', retryAfterSeconds: 30 })
  }
}
