import type { Backlog } from '@sac/platform/http/backlog'
import type { PaymentsDeps } from '../payments-deps.ts'
import { countOpenDifferences } from '../store/difference-rows.ts'
import { countUnanswered } from '../store/dispute-rows.ts'
import { countUnhandled } from '../store/provider-event-rows.ts'
import { countWaiting } from '../store/saga-rows.ts'

const waitMs = 60_000

type Counted = { count: number; oldest: Date | null }

const measured = (now: Date, { count, oldest }: Counted) => ({
  count,
  oldestMs: oldest === null ? 0 : now.getTime() - oldest.getTime(),
})

/** What the provider told and nobody has dealt with for a minute. */
export const unheardEvents = ({ pool, now }: PaymentsDeps): Backlog => ({
  name: 'unheard_payment_events',
  measure: async () => measured(now(), await countUnhandled(pool, { before: new Date(now().getTime() - waitMs) })),
})

/** Where our books and the provider's say different things, and nobody has said what was done about it. */
export const openDifferences = ({ pool, now }: PaymentsDeps): Backlog => ({
  name: 'payment_differences',
  measure: async () => measured(now(), await countOpenDifferences(pool)),
})

/** Disputes that wait for our answer, each until its day. */
export const unansweredDisputes = ({ pool, now }: PaymentsDeps): Backlog => ({
  name: 'unanswered_disputes',
  measure: async () => measured(now(), await countUnanswered(pool)),
})

/** Money that is here, or on its way back, and has waited for ten minutes for its paper or for the provider. */
export const waitingPayments = ({ pool, now }: PaymentsDeps): Backlog => ({
  name: 'waiting_payments',
  measure: async () => measured(now(), await countWaiting(pool, { before: new Date(now().getTime() - 10 * waitMs) })),
})
