// The one place where a message changes its state, and where it is told of.
import { type NewEvent, newEvent } from '@sac/contracts/events/new-event'
import type { MessageState } from '@sac/contracts/messages/message'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import { lifecycle, type MessageAct } from '../domain/lifecycle.ts'
import type { Message } from '../domain/message.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { lockMessage, updateState } from '../store/message-rows.ts'

type Deps = Pick<NotificationsDeps, 'pool' | 'now' | 'newId'>

type Move = {
  messageId: string
  act: MessageAct
  /** Of whoever holds it; absent for whoever need not: a person, a provider's word. */
  token?: number
  reason?: string | null
  /** Of what is queued: not before. Now unless told. */
  at?: Date
  providerId?: string | null
}

type Moved = { kind: 'moved'; message: Message } | { kind: 'instead'; instead: string } | { kind: 'gone' }

/** null where another holds it; but what a provider has taken it has taken, whoever holds the message by then. */
async function lockHeld(tx: Tx, { messageId, act, token }: Move): Promise<Message | null> {
  const before = await lockMessage(tx, { messageId })
  if (!before || token === undefined || token === before.token) return before
  const isOpen = (['queued', 'sending', 'undecided'] as const).some((open) => open === before.state)
  return act === 'accept' && isOpen ? before : null
}

/** `gone`: there is none, or a successor holds it: whatever was found out is dropped. */
export async function moveMessage(deps: Deps, tx: Tx, move: Move): Promise<Moved> {
  const { act } = move
  const before = await lockHeld(tx, move)
  if (!before) return { kind: 'gone' }
  const step = lifecycle[before.state][act]
  if (!('to' in step)) return { kind: 'instead', instead: step.instead }
  if (step.to === before.state && step.to !== 'queued') return { kind: 'moved', message: before }
  const at = move.at ?? deps.now()
  const message = movedTo(before, step.to, { ...move, at })
  await updateState(tx, { ...message, at })
  await publish(deps, tx, eventsOf(message))
  return { kind: 'moved', message }
}

const movedTo = (before: Message, state: MessageState, { reason, providerId, at }: Move & { at: Date }): Message => ({
  ...before,
  state,
  reason: reason ?? null,
  providerId: providerId ?? before.providerId,
  token: before.token + 1,
  settledAt: state === 'queued' ? null : at,
})

export const moveAlone = (deps: Deps, move: Move): Promise<Moved> =>
  withTransaction(deps.pool, (tx) => moveMessage(deps, tx, move))

function eventsOf(message: Message): NewEvent[] {
  const { messageId, eventId, template, channel, userId, correlationId, state, provider, reason } = message
  const told = { notificationId: messageId, aboutEventId: eventId, template, channel, userId }
  const by = { userId: null, correlationId }
  const unsent = { ...told, reason: reason ?? 'unknown' }
  if (state === 'sent') return [newEvent('notification.sent', { ...told, provider: provider ?? 'outbox' }, by)]
  if (state === 'failed') return [newEvent('notification.failed', unsent, by)]
  return state === 'undecided' ? [newEvent('notification.undecided', unsent, by)] : []
}
