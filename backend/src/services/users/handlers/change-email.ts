import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { deleteMails, findMail, takeMail } from '../store/mails.ts'
import { findUserByEmail, lockEmail, lockUser, type User, updateEmailIfFree } from '../store/users.ts'
import { readMailToken } from '../tokens/mail-token.ts'
import type { UsersDeps } from '../users-deps.ts'
import { auditOwnAct } from './audit-own-act.ts'
import { writeMail } from './write-mail.ts'

const purposes = ['confirm-email'] as const

/** Has a link sent to another address of somebody; where it is an account's, word to its owner. The same is done for both. */
export async function askForEmail(deps: UsersDeps, { user, email }: { user: User; email: string }): Promise<void> {
  await withTransaction(deps.pool, async (tx) => {
    const owner = await findUserByEmail(tx, { email })
    const { userId, language } = owner ?? user
    await writeMail(deps, tx, { purpose: owner ? 'address-in-use' : 'confirm-email', userId, email, language })
  })
}

const over = () =>
  new Problem('account.link-over', { detail: 'Sign in, and ask for the change again if the address is not yours yet.' })

/** Makes the address a link was sent to the one of its account; the address of before is told. Links sent there are over. */
export async function confirmEmail(deps: UsersDeps, { token }: { token: string }): Promise<void> {
  const mailId = readMailToken(deps.mailSecret, token)
  const mail = mailId && (await findMail(deps.pool, { mailId }))
  if (!mail || mail.userId === null) throw over()
  const { userId, email } = mail
  await withTransaction(deps.pool, async (tx) => {
    await lockEmail(tx, { email })
    const user = await lockUser(tx, { userId })
    if (!user || !(await takeMail(tx, { mailId: mail.mailId, purposes, at: deps.now() }))) throw over()
    if (!(await updateEmailIfFree(tx, { userId, email }))) throw over()
    await deleteMails(tx, { userId, purposes: [...purposes, 'reset-password'] })
    await writeMail(deps, tx, { ...user, purpose: 'email-changed' })
    await auditOwnAct(deps, tx, user, 'staff.email-changed')
  })
}
