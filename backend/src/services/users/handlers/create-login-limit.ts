import { networkOf } from '@sac/platform/http/network-of'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { LoginLimit } from '../domain/login-limit.ts'

const window = 15 * 60

const waitOf = (result: RateLimiterRes | null, allowed: number): number =>
  result !== null && result.consumedPoints >= allowed ? Math.ceil(result.msBeforeNext / 1000) : 0

async function count(limiter: RateLimiterMemory, key: string): Promise<void> {
  await limiter.penalty(key, 1)
}

const account = (email: string) => email.trim().toLowerCase()

/** Failures per 15 minutes: 50 from one address, 10 on one account. Kept in this process. */
export function createLoginLimit({ perAddress = 50, perAccount = 10 } = {}): LoginLimit {
  const addresses = new RateLimiterMemory({ points: perAddress, duration: window })
  const accounts = new RateLimiterMemory({ points: perAccount, duration: window })
  return {
    secondsToWait: async (ip, email) => {
      const [byAddress, byAccount] = await Promise.all([addresses.get(networkOf(ip)), accounts.get(account(email))])
      return Math.max(waitOf(byAddress, perAddress), waitOf(byAccount, perAccount))
    },
    recordFailure: async (ip, email) => {
      await Promise.all([count(addresses, networkOf(ip)), count(accounts, account(email))])
    },
  }
}
