import { networkOf } from '@sac/platform/http/network-of'
import type { Limits } from '@sac/platform/limits/port'
import { requireTurn } from '@sac/platform/limits/require-turn'

type Trying = { userId: string; ip: string; number: string | null }

const enough = 'Too many proofs were tried; come to the counter, or wait an hour.'

const hour = 3_600

/**
 * Proofs tried in an hour: ten of a person, thirty of an address of the network, ten on one number. Throws
 * Problem `request.limited` beyond.
 */
export function limitProofs(limits: Limits) {
  const people = limits({ name: 'proof-person', points: 10, seconds: hour })
  const networks = limits({ name: 'proof-network', points: 30, seconds: hour })
  const numbers = limits({ name: 'proof-number', points: 10, seconds: hour })
  return async ({ userId, ip, number }: Trying): Promise<void> => {
    await requireTurn(people, userId, enough)
    await requireTurn(networks, networkOf(ip), enough)
    if (number !== null) await requireTurn(numbers, number, enough)
  }
}
