import type { AccountMailPurpose } from '@sac/contracts/events/user-events'
import type { PersonLanguage } from '@sac/contracts/person-language'
import { emailKey } from '@sac/contracts/text/email-key'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { AccountMail } from './domain/account-mail.ts'
import { findMail, listMailsTo } from './store/mails.ts'
import { listIdsOfPeople } from './store/people.ts'
import { findUser, type User } from './store/users.ts'
import { readMailSecret, writeMailToken } from './tokens/mail-token.ts'

/** Everything it takes to write one mail of the users service. */
type MailToSend = {
  purpose: AccountMailPurpose
  email: string
  name: string | null
  language: PersonLanguage
  /** To be opened by the addressee alone; null where there is nothing to open. */
  link: { url: string; expiresAt: Date } | null
}

/** Where somebody wants to be written to. */
type Contact = Pick<User, 'email' | 'name' | 'language' | 'phone' | 'remindByEmail' | 'remindBySms'>

export type MailDirectory = {
  /** null for somebody who is not there any more. */
  findContact: (userId: string) => Promise<Contact | null>
  /** The mail of a `notification.requested`; null when nobody is to be written to any more. */
  findAccountMail: (notificationId: string) => Promise<MailToSend | null>
  /** Whom somebody looks for, as in the list of people, and the mails of this service to such an address. */
  findAddressees: (search: string) => Promise<{ userIds: string[]; mailIds: string[] }>
}

/** Whoever shares a name with more than so many says more of whom they look for. */
const mostFound = 500

type Deps = {
  /** Reads schema `users`. */
  pool: Pool
  now: Clock
  publicUrl: string
  /** Holds the secret of links; read when the first mail is asked for. */
  keysFolder: string
}

/** What whoever sends mails asks of the users service in that moment, so that nothing of it is ever in a topic or another table. */
export function createMailDirectory({ pool, now, publicUrl, keysFolder }: Deps): MailDirectory {
  // In the fragment: it reaches no server's log and no other site.
  const linkOf = async ({ mailId, purpose, expiresAt }: AccountMail) =>
    expiresAt && {
      url: `${publicUrl}/account/${purpose}#${writeMailToken(await readMailSecret(keysFolder), mailId)}`,
      expiresAt,
    }
  return {
    findContact: async (userId) => {
      const user = await findUser(pool, { userId })
      if (!user) return null
      const { email, name, language, phone, remindByEmail, remindBySms } = user
      return { email, name, language, phone, remindByEmail, remindBySms }
    },
    findAccountMail: async (notificationId) => {
      const mail = await findMail(pool, { mailId: notificationId })
      if (!mail || (mail.expiresAt !== null && mail.expiresAt <= now())) return null
      const { purpose, email, language, userId } = mail
      const name = mail.name ?? (userId === null ? null : ((await findUser(pool, { userId }))?.name ?? null))
      return { purpose, email, name, language, link: await linkOf(mail) }
    },
    findAddressees: async (search) => {
      if (emailKey(search) === '') return { userIds: [], mailIds: [] }
      const userIds = await listIdsOfPeople(pool, { search, limit: mostFound })
      return { userIds, mailIds: await listMailsTo(pool, { begins: emailKey(search), limit: mostFound }) }
    },
  }
}
