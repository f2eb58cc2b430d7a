import { networkOf } from '@sac/platform/http/network-of'
import { Problem } from '@sac/platform/http/problem'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

type Trying = { userId: string; ip: string; number: string | null }

const inAnHour = (points: number) => new RateLimiterMemory({ points, duration: 3_600 })

/**
 * Proofs tried in an hour: ten of a person, thirty of an address of the network, ten on one number. Kept in this process. Throws
 * Problem `request.limited` beyond.
 */
export function limitProofs() {
  const [people, networks, numbers] = [inAnHour(10), inAnHour(30), inAnHour(10)]
  return async ({ userId, ip, number }: Trying): Promise<void> => {
    try {
      await people.consume(userId)
      await networks.consume(networkOf(ip))
      if (number !== null) await numbers.consume(number)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      throw new Problem('request.limited', {
        detail: 'Too many proofs were tried; come to the counter, or wait an hour.',
        retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
      })
    }
  }
}
