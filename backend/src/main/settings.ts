// The environment settings of design 07 this release reads; everything wrong is named at once, no value is ever shown.
import { longestPrefix } from '@sac/contracts/certificate/fit-claims'
import { ConfigError, readConfig } from '@sac/platform/config/read-config'
import { integer, list } from '@sac/platform/config/settings'
import * as z from 'zod/mini'
import { certificateSettings } from '../services/certificates/keys/settings.ts'
import { notificationSettings } from '../services/notifications/settings.ts'
import { providerSettings } from '../services/payments/provider/settings.ts'

const text = z.string()

const Environment = z.object({
  PORT: z._default(integer({ min: 0, max: 65_535 }), 8080),
  PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/ })),
  VERIFY_BASE: z.optional(z.url({ protocol: /^https?$/ })),
  TLS_CERT: z.optional(text),
  TLS_KEY: z.optional(text),
  DATA_DIR: z._default(text, './data'),
  PWA_DIR: z.optional(text),
  DATABASE_URL: z.optional(z.url({ protocol: /^postgres(ql)?$/ })),
  /** `own`: each service signs in to the database by a role of its own, made at the start. */
  DATABASE_ROLES: z.optional(z.enum(['own', 'none'])),
  KAFKA_BROKERS: z.optional(list()),
  KAFKA_REPLICATION: z._default(integer({ min: 1, max: 5 }), 1),
  /** The cache and the limits of all processes; each has its own without. */
  REDIS_URL: z.optional(z.url({ protocol: /^rediss?$/ })),
  TRUSTED_PROXIES: z._default(integer({ min: 0, max: 5 }), 0),
  /** Requests of one address in 15 minutes that prove nothing: sign-in and verification. */
  RATE_LIMIT_ANONYMOUS: z._default(integer({ min: 1, max: 1_000_000 }), 100),
  /** Bytes of photos one device may send in a day. */
  DEVICE_DAILY_BYTES: z._default(integer({ min: 1_000_000, max: 1_000_000_000_000 }), 2 * 1024 * 1024 * 1024),
  /** `required`: lines of a new device wait until the office approves it. */
  DEVICE_APPROVAL: z._default(z.enum(['none', 'required']), 'none'),
  /** `on`: an answer that is not what the published document says is a bug, answered 500. For tests and development. */
  CHECK_ANSWERS: z._default(z.enum(['on', 'off']), 'off'),
  LOG_LEVEL: z._default(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']), 'info'),
  /** `accounts`: the demo's people and centre, to whom nothing has happened yet. */
  SEED: z.optional(z.enum(['demo', 'accounts', 'none'])),
  /** `required`: an administrator without one can do nothing but set it up. */
  ADMIN_SECOND_FACTOR: z.optional(z.enum(['required', 'optional'])),
  ...certificateSettings,
  ...providerSettings,
  ...notificationSettings,
})

/** Every setting of the environment that is read; another one has no effect. */
export const settingNames: readonly string[] = Object.keys(Environment.shape)

export type Settings = Omit<
  z.infer<typeof Environment>,
  'PUBLIC_URL' | 'VERIFY_BASE' | 'SEED' | 'ADMIN_SECOND_FACTOR'
> & {
  PUBLIC_URL: string
  /** Beginning of the address in every QR; `/c#…` follows. */
  VERIFY_BASE: string
  SEED: 'demo' | 'accounts' | 'none'
  ADMIN_SECOND_FACTOR: 'required' | 'optional'
  /** The PUBLIC_URL is only reachable from this machine. */
  loopback: boolean
  https: boolean
}

// Whoever tries the demo has no authenticator at hand.
const secondFactorWith = { demo: 'optional', accounts: 'optional', none: 'required' } as const

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Reads and checks the settings. Throws ConfigError with one clear text. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = readConfig(Environment, env)
  const scheme = read.TLS_CERT === undefined ? 'http' : 'https'
  const publicUrl = withoutSlash(read.PUBLIC_URL ?? `${scheme}://localhost:${read.PORT}`)
  const { hostname, protocol } = new URL(publicUrl)
  const loopback = loopbackHosts.has(hostname)
  const https = protocol === 'https:'
  const VERIFY_BASE = withoutSlash(read.VERIFY_BASE ?? publicUrl)
  requireUsable(read, { secure: loopback || https, verifyBase: VERIFY_BASE })
  const SEED = read.SEED ?? (loopback ? 'demo' : 'none')
  const ADMIN_SECOND_FACTOR = read.ADMIN_SECOND_FACTOR ?? secondFactorWith[SEED]
  return { ...read, PUBLIC_URL: publicUrl, VERIFY_BASE, SEED, ADMIN_SECOND_FACTOR, loopback, https }
}

const plainHttp =
  'PUBLIC_URL: phones need https; give TLS_CERT and TLS_KEY, or put a proxy in front and use its https address'

const withoutSlash = (url: string) => url.replace(/\/$/, '')

const longestBase = longestPrefix() - '/c#'.length
const longBase = `VERIFY_BASE (or PUBLIC_URL, where it is not given): an address in a QR code has at most ${longestBase} characters`

type Addresses = { secure: boolean; verifyBase: string }

/** Each is of use with the other alone. */
const pairs = [
  ['TLS_CERT', 'TLS_KEY'],
  ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
] as const

function requireUsable(read: z.infer<typeof Environment>, { secure, verifyBase }: Addresses): void {
  const halves = pairs.filter(([one, other]) => (read[one] === undefined) !== (read[other] === undefined))
  const reasons = [
    ...halves.map((pair) => `${pair.join(' and ')}: give both or neither`),
    ...(secure ? [] : [plainHttp]),
    ...(verifyBase.length > longestBase ? [longBase] : []),
  ]
  if (reasons.length > 0) throw new ConfigError(`The settings cannot be used:\n  ${reasons.join('\n  ')}`)
}
