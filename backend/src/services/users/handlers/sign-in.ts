import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { expiryOf } from '../domain/refresh-session.ts'
import { insertSession } from '../store/sessions.ts'
import { findUserByEmail } from '../store/users.ts'
import type { Attempt } from '../tokens/password-hash.ts'
import type { UsersDeps } from '../users-deps.ts'
import { type OpenedSession, openSession } from './open-session.ts'

export type SignIn = { outcome: 'signed-in'; session: OpenedSession } | { outcome: 'refused' } | { outcome: 'disabled' }

/** Checks e-mail and password and opens a session. An unknown e-mail takes as long as a wrong password and says the same. */
export async function signIn(
  deps: UsersDeps,
  { email, password, agent = null }: { email: string; password: string; agent?: string | null },
  attempt?: Attempt,
): Promise<SignIn> {
  const user = await findUserByEmail(deps.pool, { email })
  const matches = await deps.passwords.matches(password, user?.passwordHash ?? null, attempt)
  if (!user || !matches) return { outcome: 'refused' }
  if (user.disabledAt !== null) return { outcome: 'disabled' }
  const createdAt = deps.now()
  const expiresAt = expiryOf(user.role, { createdAt, usedAt: createdAt })
  const session = { sessionId: deps.newId(), userId: user.userId, createdAt, expiresAt, agent }
  await withTransaction(deps.pool, async (tx) => {
    await insertSession(tx, session)
    if (user.role !== 'customer') await auditSignIn(deps, tx, { ...session, role: user.role })
  })
  return { outcome: 'signed-in', session: openSession(deps, user, { ...session, generation: 1 }) }
}

type StaffSession = { userId: string; sessionId: string; role: string; agent: string | null }

function auditSignIn(deps: UsersDeps, tx: Tx, { userId, sessionId, role, agent }: StaffSession): Promise<void> {
  const details = { sessionId, role, agent }
  const entry = { actorId: userId, action: 'staff.signed-in', subjectId: userId, reason: null, note: null, details }
  return appendAudit(deps, tx, entry)
}
