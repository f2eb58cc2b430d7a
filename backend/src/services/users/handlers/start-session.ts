import { appendAudit } from '@sac/platform/audit/append-audit'
import type { Tx } from '@sac/platform/db/with-transaction'
import { expiryOf } from '../domain/refresh-session.ts'
import { insertSession } from '../store/sessions.ts'
import type { User } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'
import { type OpenedSession, openSession } from './open-session.ts'

type Starting = { user: User; agent?: string | null | undefined; secondFactor?: boolean }

/** A new session of somebody who has proven who they are; staff's is in the audit. Last of its transaction. */
export async function startSession(
  deps: UsersDeps,
  tx: Tx,
  { user, agent = null, secondFactor = false }: Starting,
): Promise<OpenedSession> {
  const createdAt = deps.now()
  const expiresAt = expiryOf(user.role, { createdAt, usedAt: createdAt })
  const session = { sessionId: deps.newId(), userId: user.userId, createdAt, expiresAt, agent, secondFactor }
  await insertSession(tx, session)
  if (user.role !== 'customer') await auditSignIn(deps, tx, { ...session, role: user.role })
  return openSession(deps, user, { ...session, generation: 1 })
}

type StaffSession = { userId: string; sessionId: string; role: string; agent: string | null }

function auditSignIn(deps: UsersDeps, tx: Tx, { userId, sessionId, role, agent }: StaffSession): Promise<void> {
  const details = { sessionId, role, agent }
  const entry = { actorId: userId, action: 'staff.signed-in', subjectId: userId, reason: null, note: null, details }
  return appendAudit(deps, tx, entry)
}
