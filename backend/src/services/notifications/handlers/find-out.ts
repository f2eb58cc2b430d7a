import type { Message } from '../domain/message.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import type { Asked } from '../providers/port.ts'
import { isProviderIdKnown, updateWaiting } from '../store/message-rows.ts'
import { moveAlone } from './move-message.ts'

/** Who tells nobody may still report by itself; after that a person decides. */
const reportsWithinMs = 10 * 60_000
const askAgainMs = 2_000

/** Asks what became of a message whose answer was lost, or whose sender died. */
export async function findOut(deps: NotificationsDeps, message: Message): Promise<void> {
  const { messageId, token, reason } = message
  const held = { messageId, token }
  const asked = await ask(deps, message)
  const dueAt = askedAgainAt(deps, message, asked)
  if (asked.kind === 'found') await moveAlone(deps, { ...held, act: 'accept', providerId: asked.providerId })
  else if (dueAt > deps.now()) await updateWaiting(deps.pool, { ...held, dueAt, reason })
  else if (asked.kind === 'absent') await moveAlone(deps, { ...held, act: 'postpone', reason: 'not-taken' })
  else await moveAlone(deps, { ...held, act: 'lose', reason: reason ?? 'sender-died' })
}

/** Who says nothing is asked again; what another answer means is certain only when some time has passed since the call. */
function askedAgainAt(deps: NotificationsDeps, message: Message, asked: Asked): Date {
  if (asked.kind === 'silent') return new Date(deps.now().getTime() + askAgainMs)
  return new Date((message.calledAt?.getTime() ?? 0) + patienceFor(deps, message, asked))
}

function patienceFor({ providers }: NotificationsDeps, { channel }: Message, { kind }: Asked): number {
  const { settledMs, deadlineMs } = providers[channel]
  // Begun at the last moment, it took as long as it may.
  if (kind === 'absent') return settledMs + 2 * deadlineMs
  return kind === 'unaskable' ? reportsWithinMs : 0
}

function ask({ providers, pool }: NotificationsDeps, message: Message): Promise<Asked> {
  const { messageId, written, calledAt, channel, provider } = message
  // It was another's: this one knows nothing of it.
  if (provider !== providers[channel].name || !calledAt) return Promise.resolve({ kind: 'unaskable' })
  const isKnown = (providerId: string) => isProviderIdKnown(pool, { providerId })
  return providers[channel].ask({ messageId, written, calledAt, isKnown })
}
