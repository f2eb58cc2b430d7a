import { newEvent } from '@sac/contracts/events/new-event'
import { emailKey } from '@sac/contracts/text/email-key'
import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import { type AccountMail, linkEnd } from '../domain/account-mail.ts'
import { insertMail } from '../store/mails.ts'
import type { UsersDeps } from '../users-deps.ts'

type Written = Pick<AccountMail, 'purpose' | 'userId' | 'email' | 'language'> &
  Partial<Pick<AccountMail, 'name' | 'passwordHash'>>

/** Has somebody written to, in the transaction that gives the reason. The fact carries ids alone. */
export async function writeMail(deps: UsersDeps, tx: Tx, written: Written): Promise<void> {
  const mailId = deps.newId()
  const createdAt = deps.now()
  const { purpose, userId, email, name = null, passwordHash = null } = written
  const expiresAt = linkEnd(purpose, createdAt)
  await insertMail(tx, { ...written, mailId, email: emailKey(email), name, passwordHash, createdAt, expiresAt })
  await publish(deps, tx, [
    newEvent('notification.requested', { notificationId: mailId, template: purpose, userId }, { userId }),
  ])
}
