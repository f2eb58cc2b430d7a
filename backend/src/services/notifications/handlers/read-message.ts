import { Problem } from '@sac/platform/http/problem'
import type { Message, Written } from '../domain/message.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { findMessage } from '../store/message-rows.ts'
import { isAccountMail } from './look-up.ts'
import { writeMessage } from './write-message.ts'

/** Throws Problem `notification.not-found`. */
export async function requireMessage({ pool }: NotificationsDeps, messageId: string): Promise<Message> {
  const message = await findMessage(pool, { messageId })
  if (!message) throw new Problem('notification.not-found', { detail: 'Look in the list of messages.' })
  return message
}

/** Stands where a link was that is nobody's but its addressee's. */
const hidden = 'https://link.invalid/'

/**
 * What a message said. Account mails are written again in this moment, as long as the users service knows them; where providers
 * send mails their links are for the addressee alone.
 */
export async function readMessage(deps: NotificationsDeps, message: Message): Promise<Written | null> {
  if (message.written || !isAccountMail(message)) return message.written
  const isShown = deps.providers[message.channel].name === 'outbox'
  const findAccountMail = async (id: string) => {
    const mail = await deps.directory.findAccountMail(id)
    return mail && (isShown ? mail : { ...mail, link: mail.link && { ...mail.link, url: hidden } })
  }
  const written = await writeMessage({ ...deps, directory: { ...deps.directory, findAccountMail } }, message)
  return written.kind === 'written' ? written.written : null
}
