import type { ForgotPassword } from '@sac/contracts/http/accounts'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { deleteMails, findMail, takeMail } from '../store/mails.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { findUserByEmail, lockUser, updatePassword } from '../store/users.ts'
import { readMailToken } from '../tokens/mail-token.ts'
import type { UsersDeps } from '../users-deps.ts'
import { auditOwnAct } from './audit-own-act.ts'
import { writeMail } from './write-mail.ts'

const purposes = ['reset-password', 'invitation'] as const

/** Has a link sent to the owner of an account; at an address without one, word that there is none. The same is done for both. */
export async function forgotPassword(deps: UsersDeps, { email, language }: ForgotPassword): Promise<void> {
  await withTransaction(deps.pool, async (tx) => {
    const user = await findUserByEmail(tx, { email })
    if (user)
      await writeMail(deps, tx, { purpose: 'reset-password', userId: user.userId, email, language: user.language })
    else await writeMail(deps, tx, { purpose: 'no-account', userId: null, email, language })
  })
}

const over = () =>
  new Problem('account.link-over', { detail: 'Ask for another link, and use the one that is sent last.' })

/** Gives an account another password by a link. Every session ends, and every other link of its kind. */
export async function resetPassword(deps: UsersDeps, { token, password }: { token: string; password: string }) {
  const mailId = readMailToken(deps.mailSecret, token)
  const userId = mailId && (await findMail(deps.pool, { mailId }))?.userId
  if (!mailId || !userId) throw over()
  const passwordHash = await deps.passwords.hash(password)
  await withTransaction(deps.pool, async (tx) => {
    const at = deps.now()
    // First of all: whoever comes with another link of this account waits here, and holds nothing.
    const user = await lockUser(tx, { userId })
    if (!user || !(await takeMail(tx, { mailId, purposes, at }))) throw over()
    await updatePassword(tx, { userId, passwordHash })
    await endSessionsOf(tx, { userId, sessionId: null, at, reason: 'password-changed' })
    await deleteMails(tx, { userId, purposes })
    await writeMail(deps, tx, { ...user, purpose: 'password-changed' })
    await auditOwnAct(deps, tx, user, 'staff.password-reset')
  })
}
