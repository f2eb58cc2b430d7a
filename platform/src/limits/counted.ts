import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'

const secondsOf = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1_000))

/** Counts one; the seconds to wait, 0 for none. Rejects only when the store does not answer. */
export async function take(limiter: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return secondsOf(refused)
    throw refused
  }
}

/** The same without counting. */
export async function wait(limiter: RateLimiterAbstract, key: string): Promise<number> {
  const counted = await limiter.get(key)
  return counted !== null && counted.consumedPoints >= limiter.points ? secondsOf(counted) : 0
}
