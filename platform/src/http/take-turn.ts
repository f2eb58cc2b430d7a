import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from './problem.ts'

/** Counts one for `key`; 0 where the limiter lets it pass, or the seconds to wait instead. */
export async function takeTurn(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
  }
}

/** The same; throws Problem `request.limited` with `detail` where there is something to wait for. */
export async function requireTurn(limiter: RateLimiterMemory, key: string, detail: string): Promise<void> {
  const retryAfterSeconds = await takeTurn(limiter, key)
  if (retryAfterSeconds > 0) throw new Problem('request.limited', { detail, retryAfterSeconds })
}
