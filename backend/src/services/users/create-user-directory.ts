import type { KeyObject } from 'node:crypto'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import { type Authenticate, createAuthenticate } from './handlers/authenticate.ts'
import { findUser } from './store/users.ts'

/** What others may know of a person: never name or e-mail. */
type Person = {
  userId: string
  role: string
  inspectorNumber: string | null
  disabledAt: Date | null
  /** When the account was made. */
  since: Date
}

export type UserDirectory = {
  authenticate: Authenticate
  findPerson: (userId: string) => Promise<Person | null>
}

type Deps = {
  /** Search path `users`, which the users service has migrated. */
  pool: Pool
  now: Clock
  /** The key access tokens are verified with, at this moment. */
  verificationKey: () => Promise<KeyObject>
}

/** What a process beside the users service may ask: whose token this is, who somebody is. It holds nothing that signs. */
export const createUserDirectory = ({ pool, now, verificationKey }: Deps): UserDirectory => ({
  authenticate: createAuthenticate({ pool, now, verificationKey }),
  findPerson: async (userId) => {
    const user = await findUser(pool, { userId })
    if (!user) return null
    const { role, inspectorNumber, disabledAt, createdAt: since } = user
    return { userId, role, inspectorNumber, disabledAt, since }
  },
})
