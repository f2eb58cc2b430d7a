import { emailKey } from '@sac/contracts/text/email-key'
import { networkOf } from '@sac/platform/http/network-of'
import { createLocalLimits } from '@sac/platform/limits/create-local-limits'
import type { Limiter, Limits } from '@sac/platform/limits/port'
import type { Attempting, LoginLimit, MailLimit } from '../domain/login-limit.ts'

const window = 15 * 60

type Counter = { limiter: Limiter; key: string }

/** Failures per 15 minutes: 50 from one address, 10 on one account, 10 of a browser the account knows. */
export function createLoginLimit(limits: Limits = createLocalLimits()): LoginLimit {
  const addresses = limits({ name: 'login-network', points: 50, seconds: window })
  const accounts = limits({ name: 'login-account', points: 10, seconds: window })
  const browsers = limits({ name: 'login-browser', points: 10, seconds: window })
  const countersOf = ({ ip, email, knownBrowser }: Attempting): Counter[] =>
    knownBrowser === null
      ? [
          { limiter: addresses, key: networkOf(ip) },
          { limiter: accounts, key: emailKey(email) },
        ]
      : [{ limiter: browsers, key: knownBrowser }]
  return {
    secondsToWait: async (attempting) =>
      Math.max(...(await Promise.all(countersOf(attempting).map(({ limiter, key }) => limiter.wait(key))))),
    recordFailure: async (attempting) => {
      await Promise.all(countersOf(attempting).map(({ limiter, key }) => limiter.record(key)))
    },
  }
}

const hour = 60 * 60

/** Mails in an hour: 5 to one address, known or not, and 30 for one address of the network. */
export function createMailLimit(limits: Limits = createLocalLimits()): MailLimit {
  const networks = limits({ name: 'mail-network', points: 30, seconds: hour })
  const accounts = limits({ name: 'mail-account', points: 5, seconds: hour })
  return {
    secondsToWait: async ({ ip, email }) =>
      Math.max(await networks.take(networkOf(ip)), await accounts.take(emailKey(email))),
  }
}
