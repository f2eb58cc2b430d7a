import type { PersonalData } from '@sac/platform/process/personal-data'
import type { PaymentsDeps } from '../payments-deps.ts'
import { forgetPlates } from '../store/booking-rows.ts'
import { listPayments } from '../store/payment-list.ts'
import { forgetBytes } from '../store/provider-event-rows.ts'
import { forgetReasons } from '../store/refund-rows.ts'
import { viewOf } from './payment-view.ts'

/**
 * Books are kept as the law asks; they know a customer by an id that leads nowhere once the account is erased. What people wrote
 * about refunds goes, and so do plates, and what the provider sent as it came.
 */
export const personalDataOf = ({ pool }: Pick<PaymentsDeps, 'pool'>): PersonalData => ({
  export: async (customerId) => {
    const all = await listPayments(pool, { customerId, sort: 'newest', after: null, limit: 10_000 })
    return { payments: all.map(viewOf) }
  },
  erase: async (customerId) => {
    await forgetReasons(pool, { customerId })
    await forgetPlates(pool, { customerId })
    await forgetBytes(pool, { customerId })
  },
})
