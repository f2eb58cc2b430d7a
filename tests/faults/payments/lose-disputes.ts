// Banks that take money back for good, while their messages come twice and in any order.
import { planWebhooks } from '@sac/backend/services/payments/testing/plan-webhooks'
import type { StagedPayments } from '@sac/backend/services/payments/testing/stage-payments'
import { uuidv7 } from '@sac/platform/ids'

type Losing = { service: StagedPayments; random: () => number }
type Disputed = { paymentId: string; of: string; amountMinor: number }

/** Some of what was paid and has not gone back: the whole, or a part. */
async function choose({ service, random }: Losing): Promise<Disputed[]> {
  const { rows } = await service.deps.pool.query<{ paymentId: string; of: string; amount: number }>(
    `SELECT payment_id AS "paymentId", transaction_id AS of, amount_minor AS amount FROM payments
     WHERE transaction_id IS NOT NULL AND reserved_minor = 0 ORDER BY payment_id`,
  )
  const lost = rows.filter(() => random() < 0.3)
  return lost.map(({ amount, ...one }) => ({
    ...one,
    amountMinor: random() < 0.5 ? amount : 1 + Math.floor(amount / 3),
  }))
}

function toldOf({ of, amountMinor }: Disputed, now: Date) {
  const seconds = Math.floor(now.getTime() / 1_000)
  const about = { object: 'dispute', currency: 'eur', reason: 'fraudulent', payment_intent: of, amount: amountMinor }
  const id = `dp_${uuidv7()}`
  return ['needs_response', 'under_review', 'lost'].map((status, step) => ({
    id: `evt_${uuidv7()}`,
    object: 'event' as const,
    created: seconds + step,
    livemode: false,
    type: `charge.dispute.${step === 0 ? 'created' : step === 1 ? 'updated' : 'closed'}`,
    data: { object: { id, ...about, status, created: seconds, evidence_details: { due_by: seconds + 86_400 } } },
  }))
}

/** What banks took, by payment. The messages are not lost: there is no book of disputes to compare with. */
export async function loseDisputes({ service, random }: Losing): Promise<Map<string, number>> {
  const lost = await choose({ service, random })
  const events = lost.flatMap((one) => toldOf(one, service.clock.now)) as unknown as Parameters<typeof planWebhooks>[0]
  const secret = service.atProvider.settings.STRIPE_WEBHOOK_SECRET
  for (const webhook of await planWebhooks(events, { secret, random, now: service.clock.now, doubled: 0.5 }))
    await service.send(webhook)
  return new Map(lost.map(({ paymentId, amountMinor }) => [paymentId, amountMinor]))
}
