import type { MessageChannel, MessageName } from '@sac/contracts/messages/message'
import { afterCommit } from '@sac/platform/db/after-commit'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { ReceivedEvent } from '@sac/platform/inbox/decode-event'
import { done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import { isWanted } from '../domain/is-wanted.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { insertMessageIfAbsent } from '../store/message-rows.ts'
import { listChoices } from '../store/preference-rows.ts'
import { outlines } from '../templates/outlines.ts'

type Plan = {
  event: Pick<ReceivedEvent, 'eventId' | 'correlationId'> & { data: Readonly<Record<string, unknown>> }
  template: MessageName
  userId: string | null
  /** Of a mail the users service has to be written: whose address it alone knows. */
  mailId?: string
}

/** A row for each way somebody is told of an event; nobody's event is nobody's message. */
export async function planMessages(deps: NotificationsDeps, tx: Tx, plan: Plan): Promise<Outcome> {
  const { event, template, userId, mailId } = plan
  const { eventId, correlationId, data } = event
  const channels = mailId === undefined ? await channelsFor(deps, tx, plan) : (['email'] as const)
  if (channels.length === 0) return skip('nobody-to-tell')
  const recipient = mailId === undefined ? `user/${userId}` : `mail/${mailId}`
  for (const channel of channels) {
    const messageId = mailId ?? deps.newId()
    const row = { messageId, eventId, template, channel, recipient, userId, correlationId, data, createdAt: deps.now() }
    if (await insertMessageIfAbsent(tx, row)) afterCommit(tx, () => deps.wake(messageId))
  }
  return done
}

/** A mail always, so that it is seen why one was not sent; an SMS where one is wanted. Nothing to whoever is gone. */
async function channelsFor(
  { directory }: NotificationsDeps,
  tx: Tx,
  { template, userId }: Plan,
): Promise<readonly MessageChannel[]> {
  const contact = userId === null ? null : await directory.findContact(userId)
  if (userId === null || !contact || contact.email === null) return []
  const { channels, kind } = outlines[template]
  const choices = await listChoices(tx, { userId })
  return channels.filter((channel) => channel === 'email' || isWanted({ kind, channel, contact, choices }))
}
