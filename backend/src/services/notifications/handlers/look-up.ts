// Whom a message goes to, and what it says that no event does: asked in the moment of writing.
import type { PersonLanguage } from '@sac/contracts/person-language'
import { isWanted } from '../domain/is-wanted.ts'
import type { Message } from '../domain/message.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import type { LookedUp } from '../rendering/placeholders.ts'
import { listChoices } from '../store/preference-rows.ts'
import { outlines } from '../templates/outlines.ts'

export type Addressee = {
  to: string
  name: string | null
  language: PersonLanguage
  link: LookedUp['link']
}

/** What keeps a message from being written. */
export type Unwritten = { kind: 'nobody'; reason: string } | { kind: 'not-yet'; reason: string }

export const nobody = (reason: string): Unwritten => ({ kind: 'nobody', reason })

const hourMs = 3_600_000

export const isAccountMail = ({ recipient }: Pick<Message, 'recipient'>) => recipient.startsWith('mail/')

export const findAddressee = (deps: NotificationsDeps, message: Message): Promise<Addressee | Unwritten> =>
  isAccountMail(message) ? ofAccountMail(deps, message) : ofUser(deps, message)

async function ofAccountMail({ directory }: NotificationsDeps, message: Message): Promise<Addressee | Unwritten> {
  const mail = await directory.findAccountMail(message.messageId)
  if (!mail) return nobody('over')
  const { email, name, language, link } = mail
  const hours = link && Math.max(1, Math.round((link.expiresAt.getTime() - message.createdAt.getTime()) / hourMs))
  return { to: email, name, language, link: link && hours !== null ? { url: link.url, hours } : undefined }
}

async function ofUser(deps: NotificationsDeps, { userId, template, channel }: Message): Promise<Addressee | Unwritten> {
  const contact = userId === null ? null : await deps.directory.findContact(userId)
  if (!contact || userId === null || contact.email === null) return nobody('no-account')
  const choices = await listChoices(deps.pool, { userId })
  if (!isWanted({ kind: outlines[template].kind, channel, contact, choices })) return nobody('not-wanted')
  const { name, language, email, phone } = contact
  const to = channel === 'sms' ? phone : email
  return to === null ? nobody('no-address') : { to, name, language, link: undefined }
}
