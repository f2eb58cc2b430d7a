import { withTransaction } from '@sac/platform/db/with-transaction'
import { deleteMails } from '../store/mails.ts'
import { endOtherSessions } from '../store/sessions.ts'
import { lockUser, type User, updatePassword } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'
import { auditOwnAct } from './audit-own-act.ts'
import { writeMail } from './write-mail.ts'

type Changing = { user: User; password: string /** The session it is done in. */; keptId: string | null }

/** Gives somebody who is known by the password of before another one. Their other sessions end, and links sent for another password. */
export async function changePassword(deps: UsersDeps, { user, password, keptId }: Changing): Promise<void> {
  const { userId } = user
  const passwordHash = await deps.passwords.hash(password)
  await withTransaction(deps.pool, async (tx) => {
    await lockUser(tx, { userId })
    await updatePassword(tx, { userId, passwordHash })
    await endOtherSessions(tx, { userId, keptId, at: deps.now(), reason: 'password-changed' })
    await deleteMails(tx, { userId, purposes: ['reset-password'] })
    await writeMail(deps, tx, { ...user, purpose: 'password-changed' })
    await auditOwnAct(deps, tx, user, 'staff.password-changed')
  })
}
