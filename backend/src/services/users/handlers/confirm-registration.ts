import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { deleteMails, findMail, takeMail } from '../store/mails.ts'
import { findUser, insertUserIfAbsent, lockEmail } from '../store/users.ts'
import { readMailToken } from '../tokens/mail-token.ts'
import type { Attempt } from '../tokens/password-hash.ts'
import type { UsersDeps } from '../users-deps.ts'
import type { OpenedSession } from './open-session.ts'
import { startSession } from './start-session.ts'

type Confirming = { token: string; password: string; agent: string | null }

const purposes = ['confirm-registration'] as const

const over = () =>
  new Problem('account.link-over', {
    detail: 'Sign in, if you have opened your account already; otherwise register again and use the new link.',
  })

/** The address a link was sent to; null for a link that is not ours. */
export async function emailOfLink({ pool, mailSecret }: UsersDeps, token: string): Promise<string | null> {
  const mailId = readMailToken(mailSecret, token)
  return mailId === null ? null : ((await findMail(pool, { mailId }))?.email ?? null)
}

/**
 * Makes the account a link belongs to, and signs in. The password has to be the one of the registration: somebody else may have
 * registered with this address, and whoever reads the mail would open an account whose password that other one knows.
 */
export async function confirmRegistration(
  deps: UsersDeps,
  { token, password, agent }: Confirming,
  attempt?: Attempt,
): Promise<OpenedSession> {
  const mailId = readMailToken(deps.mailSecret, token)
  const mail = mailId && (await findMail(deps.pool, { mailId }))
  if (!mail || mail.passwordHash === null || mail.name === null) throw over()
  const { email, name, language, passwordHash } = mail
  if (!(await deps.passwords.matches(password, passwordHash, attempt)))
    throw new Problem('auth.invalid-credentials', { detail: 'Type the password you chose when you registered.' })
  return withTransaction(deps.pool, async (tx) => {
    const at = deps.now()
    const userId = deps.newId()
    const account = { userId, email, passwordHash, role: 'customer', name, inspectorNumber: null, language } as const
    // First of all: whoever comes with another link to this address waits here, and holds nothing.
    await lockEmail(tx, { email })
    if (!(await insertUserIfAbsent(tx, { ...account, createdAt: at }))) throw over()
    if (!(await takeMail(tx, { mailId: mail.mailId, purposes, at }))) throw over()
    await deleteMails(tx, { email, purposes })
    const user = await findUser(tx, { userId })
    if (!user) throw new Error('a new account is not there')
    return startSession(deps, tx, { user, agent })
  })
}
