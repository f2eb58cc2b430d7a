import type { DisputeStatus } from '@sac/contracts/http/disputes'
import type * as z from 'zod/mini'
import type { StripeDispute } from './stripe-shapes.ts'

const statuses: Readonly<Record<string, DisputeStatus>> = {
  warning_needs_response: 'needs-answer',
  needs_response: 'needs-answer',
  warning_under_review: 'under-review',
  under_review: 'under-review',
  warning_closed: 'won',
  prevented: 'won',
  won: 'won',
  lost: 'lost',
}

/** A state nobody knows yet waits for somebody to look. A `warning` is a question of the bank's: it takes no money. */
export const disputeOf = ({
  id,
  payment_intent,
  amount,
  created,
  status,
  ...dispute
}: z.output<typeof StripeDispute>) => ({
  disputeId: id,
  providerPaymentId: payment_intent,
  amountMinor: amount,
  currency: dispute.currency,
  reason: dispute.reason,
  status: statuses[status] ?? ('needs-answer' as const),
  takesMoney: !status.startsWith('warning_') && status !== 'prevented',
  openedAt: created.toISOString(),
  dueAt: dispute.evidence_details?.due_by?.toISOString() ?? null,
})
