import type { RegisterCustomer } from '@sac/contracts/http/accounts'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { findUserByEmail, insertUserIfAbsent, lockEmail } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'

/** What a person of whom nothing else is asked gives: address, password, name, language. */
type NewAdministrator = RegisterCustomer

type Deps = Pick<UsersDeps, 'pool' | 'now' | 'newId' | 'passwords'>

/**
 * Makes an administrator from outside, for whoever runs the installation: the first one, or when nobody can sign in any more.
 * Null when the address is somebody's already. Returns the id.
 */
export async function createAdministrator(
  deps: Deps,
  { email, password, name, language }: NewAdministrator,
): Promise<string | null> {
  const [userId, passwordHash] = [deps.newId(), await deps.passwords.hash(password)]
  return withTransaction(deps.pool, async (tx) => {
    await lockEmail(tx, { email })
    if (await findUserByEmail(tx, { email })) return null
    const user = { userId, email, passwordHash, role: 'admin', name, inspectorNumber: null, language } as const
    await insertUserIfAbsent(tx, { ...user, createdAt: deps.now() })
    const details = { role: 'admin', inspectorNumber: null, by: 'command' }
    const entry = { actorId: null, action: 'staff.created', subjectId: userId, reason: null, note: null, details }
    await appendAudit(deps, tx, entry)
    return userId
  })
}
