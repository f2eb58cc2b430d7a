// Where our books and the payment provider's say different things.
import * as z from 'zod/mini'
import { Instant, Uuid, writtenText } from '../ids.ts'
import { After, PlateSearch } from './page.ts'

/** Where our books and the provider's say different things. */
export const DifferenceKind = z.enum([
  /** Money came that is of no payment of ours. */
  'unknown-payment',
  /** It is not as much as was asked for. */
  'other-amount',
  /** The same payment, twice. */
  'paid-twice',
  /** We have it, the provider does not. */
  'missing-payment',
  /** Money went back that nobody here asked for, or not as much as was. */
  'unknown-refund',
  'missing-refund',
  /** It could not go back: give it by hand, or give it up. */
  'refund-failed',
  /** It had gone back, and did not arrive. */
  'refund-came-back',
  /** The customer's bank takes it back. */
  'disputed',
])
export type DifferenceKind = z.infer<typeof DifferenceKind>

export const Difference = z.strictObject({
  differenceId: Uuid,
  kind: DifferenceKind,
  /** What it is about: the provider's id, or our own. */
  subject: z.string(),
  paymentId: z.nullable(Uuid),
  /** What is known of it. */
  details: z.record(z.string(), z.unknown()),
  foundAt: Instant,
  closedAt: z.nullable(Instant),
  closedBy: z.nullable(Uuid),
  note: z.nullable(z.string()),
})
export type Difference = z.infer<typeof Difference>

export const DifferenceId = z.strictObject({ differenceId: Uuid })
export const ListDifferences = z.strictObject({
  state: z.optional(z.enum(['open', 'closed'])),
  search: PlateSearch,
  after: After,
})
/** Newest first. `comparedUntil`: up to when the books were compared; null before the first time. */
export const DifferenceList = z.strictObject({
  differences: z.array(Difference),
  comparedUntil: z.nullable(Instant),
})
/** What was done about it. */
export const CloseDifference = z.strictObject({ commandId: Uuid, note: writtenText('unprinted') })
