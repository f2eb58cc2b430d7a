import { emailKey } from '@sac/contracts/text/email-key'
import { networkOf } from '@sac/platform/http/network-of'
import { takeTurn } from '@sac/platform/http/take-turn'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Attempting, LoginLimit, MailLimit } from '../domain/login-limit.ts'

const window = 15 * 60

const failuresUpTo = (points: number) => new RateLimiterMemory({ points, duration: window })

type Counter = { limiter: RateLimiterMemory; key: string }

async function waitOf({ limiter, key }: Counter): Promise<number> {
  const counted = await limiter.get(key)
  return counted !== null && counted.consumedPoints >= limiter.points ? Math.ceil(counted.msBeforeNext / 1000) : 0
}

/** Failures per 15 minutes: 50 from one address, 10 on one account, 10 of a browser the account knows. Kept in this process. */
export function createLoginLimit({ perAddress = 50, perAccount = 10 } = {}): LoginLimit {
  const addresses = failuresUpTo(perAddress)
  const accounts = failuresUpTo(perAccount)
  const browsers = failuresUpTo(perAccount)
  const countersOf = ({ ip, email, knownBrowser }: Attempting): Counter[] =>
    knownBrowser === null
      ? [
          { limiter: addresses, key: networkOf(ip) },
          { limiter: accounts, key: emailKey(email) },
        ]
      : [{ limiter: browsers, key: knownBrowser }]
  return {
    secondsToWait: async (attempting) => Math.max(...(await Promise.all(countersOf(attempting).map(waitOf)))),
    recordFailure: async (attempting) => {
      await Promise.all(countersOf(attempting).map(({ limiter, key }) => limiter.penalty(key, 1)))
    },
  }
}

const hour = 60 * 60

/** Mails in an hour: 5 to one address, known or not, and 30 for one address of the network. Kept in this process. */
export function createMailLimit({ perAddress = 30, perAccount = 5 } = {}): MailLimit {
  const networks = new RateLimiterMemory({ points: perAddress, duration: hour })
  const accounts = new RateLimiterMemory({ points: perAccount, duration: hour })
  return {
    secondsToWait: async ({ ip, email }) =>
      Math.max(await takeTurn(networks, networkOf(ip)), await takeTurn(accounts, emailKey(email))),
  }
}
