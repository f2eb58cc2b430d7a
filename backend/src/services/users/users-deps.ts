import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { PasswordHash } from './tokens/password-hash.ts'
import type { SessionKeys } from './tokens/session-keys.ts'

export type UsersDeps = {
  pool: Pool
  now: Clock
  newId: NewId
  keys: SessionKeys
  passwords: PasswordHash
  /** Makes the tokens of links. */
  mailSecret: Buffer
  /** Seals the secrets of second factors. */
  totpKey: Buffer
  log: Logger
}
