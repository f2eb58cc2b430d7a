// One message, from the queue to a provider. Whoever takes it has it for a while and with a token; it is marked as being sent before
// the provider is called; and after an answer that did not come the provider is asked before anything is sent again.
import { inFlow } from '@sac/platform/flow/current-flow'
import { backoffMs } from '@sac/platform/timing/backoff'
import type { Message } from '../domain/message.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import type { Handed, Provider } from '../providers/port.ts'
import { takeMessage, updateBegun, updateDoubted, updateWaiting } from '../store/message-rows.ts'
import { findOut } from './find-out.ts'
import { isAccountMail } from './look-up.ts'
import { moveAlone } from './move-message.ts'
import { type Finished, writeMessage } from './write-message.ts'

/** Whoever takes a message has it for longer than it may take to begin the call, to call, and to store what came of it. */
const leaseMsOf = ({ deadlineMs }: Provider) => 3 * deadlineMs

const later = (now: Date, ms: number) => new Date(now.getTime() + ms)

/** Does what is next for a message; nothing where it is not due, or somebody else's. */
export async function sendMessage(deps: NotificationsDeps, messageId: string): Promise<void> {
  const now = deps.now()
  const leaseMs = Math.max(...Object.values(deps.providers).map(leaseMsOf))
  const message = await takeMessage(deps.pool, { messageId, now, leasedUntil: later(now, leaseMs) })
  if (!message) return
  const { correlationId, eventId: causationId } = message
  await inFlow({ correlationId, causationId }, () => goOn(deps, message))
}

async function goOn(deps: NotificationsDeps, message: Message): Promise<void> {
  const now = deps.now()
  if (message.state === 'sending') return findOut(deps, message)
  const waitMs = await deps.traffic[message.channel].waitMs()
  if (waitMs > 0)
    return void (await updateWaiting(deps.pool, { ...message, dueAt: later(now, waitMs), reason: message.reason }))
  const written = await writeMessage(deps, message)
  if (written.kind === 'written') return hand(deps, message, written)
  const { kind, reason } = written
  if (kind === 'nobody') await moveAlone(deps, { ...message, act: 'suppress', reason })
  else await updateWaiting(deps.pool, { ...message, dueAt: later(deps.now(), 2_000), reason })
}

async function hand(deps: NotificationsDeps, message: Message, { written, files }: Finished): Promise<void> {
  const { messageId, token, channel, correlationId } = message
  const provider = deps.providers[channel]
  // Words and address of account mails are kept by the users service alone.
  const kept = isAccountMail(message) ? null : written
  const at = deps.now()
  const isInTime = untilLate(deps, at, provider)
  const begun = {
    messageId,
    token,
    written: kept,
    provider: provider.name,
    at,
    leasedUntil: later(at, leaseMsOf(provider)),
  }
  if (!(await updateBegun(deps.pool, begun))) return
  const handed = await provider.hand({ messageId, written, files, correlationId, isInTime })
  deps.traffic[channel].saw(handed)
  deps.log.info({ messageId, template: message.template, outcome: handed.kind }, 'message handed over')
  await settle(deps, message, handed)
}

/** By both clocks: one may be set back, the other stands still while the machine sleeps. */
function untilLate({ now }: NotificationsDeps, at: Date, { deadlineMs }: Provider): () => boolean {
  const begun = performance.now()
  const callBy = later(at, deadlineMs)
  return () => now() < callBy && performance.now() - begun < deadlineMs
}

async function settle(deps: NotificationsDeps, message: Message, handed: Handed): Promise<void> {
  const { messageId, token, attempts } = message
  const held = { messageId, token }
  if (handed.kind === 'accepted') await moveAlone(deps, { ...held, act: 'accept', providerId: handed.providerId })
  else if (handed.kind === 'refused') await moveAlone(deps, { ...held, act: 'refuse', reason: handed.reason })
  else if (handed.kind === 'busy') {
    const waitMs = handed.waitMs ?? backoffMs(attempts + 1, { baseMs: 1_000, capMs: 60_000 })
    await moveAlone(deps, { ...held, act: 'postpone', reason: handed.reason, at: later(deps.now(), waitMs) })
  } else await settleLost(deps, held, handed.reason)
}

/** The provider is asked; also where a successor has meanwhile been told that nothing is there, and has not sent it yet. */
async function settleLost(
  { pool, now }: NotificationsDeps,
  held: Pick<Message, 'messageId' | 'token'>,
  reason: string,
) {
  const at = now()
  if (await updateWaiting(pool, { ...held, dueAt: later(at, 1_000), reason })) return
  await updateDoubted(pool, { ...held, at, reason })
}
