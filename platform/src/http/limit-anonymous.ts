import { createLocalLimits } from '#limits/create-local-limits'
import { requireTurn } from '#limits/require-turn'
import { networkOf } from './network-of.ts'

const window = 15 * 60
const ownMachine = /^(127\.|0:0:0:0::\/64$)/

/**
 * Counts requests of one address that prove nothing, `perWindow` in 15 minutes; the returned function throws Problem
 * `request.limited` beyond, by each process for itself. The machine itself is not counted: a proxy on it that was not declared stands for everybody.
 */
export function limitAnonymous(perWindow = 100): (address: string) => Promise<void> {
  const limiter = createLocalLimits()({ name: 'anonymous', points: perWindow, seconds: window })
  return async (address) => {
    const network = networkOf(address)
    if (ownMachine.test(network)) return
    await requireTurn(limiter, network, 'Too many requests from this address; wait.')
  }
}
