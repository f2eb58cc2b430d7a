import type { Backlog } from '@sac/platform/http/backlog'
import type { PaymentsDeps } from '../payments-deps.ts'
import { countUnhandled } from '../store/provider-event-rows.ts'

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
