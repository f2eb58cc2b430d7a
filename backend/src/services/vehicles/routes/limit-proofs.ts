import { networkOf } from '@sac/platform/http/network-of'
import { requireTurn } from '@sac/platform/http/take-turn'
import { RateLimiterMemory } from 'rate-limiter-flexible'

type Trying = { userId: string; ip: string; number: string | null }

const enough = 'Too many proofs were tried; come to the counter, or wait an hour.'

const inAnHour = (points: number) => new RateLimiterMemory({ points, duration: 3_600 })

/**
 * Proofs tried in an hour: ten of a person, thirty of an address of the network, ten on one number. Kept in this process. Throws
 * Problem `request.limited` beyond.
 */
export function limitProofs() {
  const [people, networks, numbers] = [inAnHour(10), inAnHour(30), inAnHour(10)]
  return async ({ userId, ip, number }: Trying): Promise<void> => {
    await requireTurn(people, userId, enough)
    await requireTurn(networks, networkOf(ip), enough)
    if (number !== null) await requireTurn(numbers, number, enough)
  }
}
