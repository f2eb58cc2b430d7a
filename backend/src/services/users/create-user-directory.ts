import type { Role } from '@sac/contracts/role'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { Person as Bearer } from '@sac/platform/http/caller'
import { Problem } from '@sac/platform/http/problem'
import { atMostEvery } from '@sac/platform/timing/at-most-every'
import { createAuthenticate } from './handlers/authenticate.ts'
import { listGoodSessions } from './store/sessions.ts'
import { findUser, listNames, type User } from './store/users.ts'
import { readVerificationKey } from './tokens/verification-key.ts'

/** As a person is named on an invoice; null where they gave no address. */
type Buyer = Pick<User, 'name' | 'address'>

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
  /** Whose access token this is; throws Problem `auth.*` when it is not good. */
  authenticate: (accessToken: string) => Promise<Bearer>
  findPerson: (userId: string) => Promise<Person | null>
  /** Those of these sessions that have not ended, of people who are of that role now and not disabled. */
  listGoodSessions: (sessionIds: readonly string[], role: Role) => Promise<string[]>
  /** As the office calls them; those who are known. */
  listNames: (userIds: readonly string[]) => Promise<{ userId: string; name: string }[]>
  /** To whom an invoice is made out, for who writes it; null where nobody is known by that id. */
  findBuyer: (userId: string) => Promise<Buyer | null>
}

type Deps = {
  /** Reads schema `users`. */
  pool: Pool
  now: Clock
  /** Where the users service publishes the key that verifies access tokens. */
  publicFolder: string
  /** Roles that need a second factor. */
  secondFactorFor: readonly Role[]
}

/** What others may ask of people, in any process: whose token this is, who somebody is. It holds nothing that signs. */
export function createUserDirectory({ pool, now, publicFolder, secondFactorFor }: Deps): UserDirectory {
  const verificationKey = atMostEvery(1_000, () => readVerificationKey(publicFolder))
  const authenticate = createAuthenticate({ pool, now, verificationKey, secondFactorFor })
  return {
    authenticate: async (accessToken) => {
      const authentication = await authenticate(accessToken)
      if (!authentication.ok) throw new Problem(authentication.code)
      const { userId, role, sessionId } = authentication.person
      const { lacksSecondFactor, until } = authentication
      const session = { sessionId, until }
      return { proof: 'person', userId, role, session, ...(lacksSecondFactor ? { lacksSecondFactor } : {}) }
    },
    findPerson: async (userId) => {
      const user = await findUser(pool, { userId })
      if (!user) return null
      const { role, inspectorNumber, disabledAt, createdAt: since } = user
      return { userId, role, inspectorNumber, disabledAt, since }
    },
    listGoodSessions: (sessionIds, role) => listGoodSessions(pool, { sessionIds, role, now: now() }),
    listNames: (userIds) => listNames(pool, { userIds }),
    findBuyer: async (userId) => {
      const user = await findUser(pool, { userId })
      return user && { name: user.name, address: user.address }
    },
  }
}
