// Payments whose customers' banks ask for the money back.
import * as z from 'zod/mini'
import { Instant, Uuid } from '../ids.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { After, PlateSearch } from './page.ts'

/**
 * `needs-answer`: what we say must be with the bank by `dueAt`. `under-review`: it was said, and the bank decides. `won`: the money
 * stays or has come back. `lost`: it is gone.
 */
export const DisputeStatus = z.enum(['needs-answer', 'under-review', 'won', 'lost'])
export type DisputeStatus = z.infer<typeof DisputeStatus>

export const Dispute = z.strictObject({
  /** The provider's own. */
  disputeId: z.string(),
  /** null: of no payment of ours. */
  paymentId: z.nullable(Uuid),
  plate: z.nullable(z.string()),
  amountMinor: AmountMinor,
  currency: Currency,
  /** In the provider's own code. */
  reason: z.string(),
  status: DisputeStatus,
  /** The bank only asks; a dispute it has made takes the money until it is decided. */
  takesMoney: z.boolean(),
  openedAt: Instant,
  /** null: nothing can be answered any more. */
  dueAt: z.nullable(Instant),
  /** Where it is answered, in the provider's own office; null where there is none. */
  page: z.nullable(z.url({ protocol: /^https$/ })),
})
export type Dispute = z.infer<typeof Dispute>

/** `open`: nobody has decided yet. Newest first. */
export const ListDisputes = z.strictObject({
  state: z.optional(z.enum(['open', 'closed'])),
  search: PlateSearch,
  after: After,
})
export const DisputeList = z.strictObject({ disputes: z.array(Dispute) })
