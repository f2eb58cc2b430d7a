// What providers report by themselves of messages they have, or could not deliver. It comes late, twice and in any order.
import { withTransaction } from '@sac/platform/db/with-transaction'
import * as z from 'zod/mini'
import type { MessageAct } from '../domain/lifecycle.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { insertSuppressionIfAbsent } from '../store/suppression-rows.ts'
import { moveMessage } from './move-message.ts'

const MailReport = z.object({
  event: z.string(),
  email: z.optional(z.string()),
  sg_message_id: z.optional(z.string()),
  /** Ours, from the custom arguments. */
  notificationId: z.optional(z.uuid()),
  type: z.optional(z.string()),
})
export const MailReports = z.array(MailReport).check(z.maxLength(5_000))

const acts: Readonly<Record<string, MessageAct>> = {
  processed: 'accept',
  delivered: 'accept',
  dropped: 'refuse',
  bounce: 'refuse',
}

type MailReport = z.infer<typeof MailReport>

/** After this nobody is written to at the address until a person says so. A block passes. */
const isFinal = ({ event, type }: MailReport) => event === 'spamreport' || (event === 'bounce' && type !== 'blocked')

export async function takeMailReport(deps: NotificationsDeps, report: MailReport): Promise<void> {
  const { event, email, notificationId, sg_message_id: providerId } = report
  const act = acts[event]
  await withTransaction(deps.pool, async (tx) => {
    if (act && notificationId)
      await moveMessage(deps, tx, {
        messageId: notificationId,
        act,
        reason: act === 'refuse' ? event : null,
        providerId: providerId ?? null,
      })
    if (!email || !isFinal(report)) return
    const suppressed = { suppressionId: deps.newId(), address: email, reason: event, since: deps.now() }
    await insertSuppressionIfAbsent(tx, { ...suppressed, messageId: notificationId ?? null })
  })
}

const smsActs: Readonly<Record<string, MessageAct>> = {
  queued: 'accept',
  sent: 'accept',
  delivered: 'accept',
  failed: 'refuse',
  undelivered: 'refuse',
}

type SmsReport = { messageId: string; status: string; providerId: string | null; errorCode: string | null }

export async function takeSmsReport(deps: NotificationsDeps, report: SmsReport): Promise<void> {
  const { messageId, status, providerId, errorCode } = report
  const act = smsActs[status]
  if (!act) return
  const reason = act === 'refuse' ? `${status}${errorCode === null ? '' : ` ${errorCode}`}` : null
  await withTransaction(deps.pool, async (tx) => {
    await moveMessage(deps, tx, { messageId, act, reason, providerId })
  })
}
