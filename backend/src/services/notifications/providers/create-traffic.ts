// How fast a provider is called: as many in a second, of all processes, as it takes; not at all for a while after it said so, or after
// it has stopped answering.
import type { Limits } from '@sac/platform/limits/port'
import { backoffMs } from '@sac/platform/timing/backoff'
import type { Handed } from './port.ts'

export type Traffic = {
  /** Milliseconds to wait before the next call; 0 takes a turn. */
  waitMs: () => Promise<number>
  /** What came of a call. */
  saw: (handed: Handed) => void
}

/** So many in a row without an answer are no accident. */
const patience = 5
const longestRestMs = 30_000

type Options = { name: string; perSecond: number; limits: Limits }

/** The count is shared, the rest is this process's own: another one finds out with its first call. */
export function createTraffic({ name, perSecond, limits }: Options): Traffic {
  const limiter = limits({ name: `messages-${name}`, points: perSecond, seconds: 1 })
  let restUntil = 0
  let lost = 0
  const rest = (ms: number) => {
    restUntil = Math.max(restUntil, performance.now() + ms)
  }
  return {
    waitMs: async () => {
      const left = restUntil - performance.now()
      return left > 0 ? Math.ceil(left) : (await limiter.take('all')) * 1_000
    },
    saw: (handed) => {
      lost = handed.kind === 'lost' ? lost + 1 : 0
      if (handed.kind === 'busy' && handed.waitMs !== null) rest(handed.waitMs)
      if (lost >= patience) rest(backoffMs(lost - patience + 1, { baseMs: 1_000, capMs: longestRestMs }))
    },
  }
}
