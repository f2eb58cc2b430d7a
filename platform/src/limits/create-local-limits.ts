import { RateLimiterMemory } from 'rate-limiter-flexible'
import { take, wait } from './counted.ts'
import type { Limits } from './port.ts'

/** Counted in this process alone: several of them let pass as many times as much. */
export const createLocalLimits =
  (): Limits =>
  ({ points, seconds }) => {
    const limiter = new RateLimiterMemory({ points, duration: seconds })
    return {
      take: (key) => take(limiter, key),
      wait: (key) => wait(limiter, key),
      record: async (key) => void (await limiter.penalty(key, 1)),
    }
  }
