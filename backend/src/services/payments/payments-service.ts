import { join } from 'node:path'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { paymentSubscription } from './handlers/payment-subscription.ts'
import { personalDataOf } from './handlers/personal-data.ts'
import type { PaymentsDeps } from './payments-deps.ts'
import { paymentRoutes } from './routes/payment-routes.ts'
import { refundRoutes } from './routes/refund-routes.ts'

export const paymentsSchema: ServiceSchema = {
  name: 'payments',
  migrations: join(import.meta.dirname, 'migrations'),
  messaging: true,
  audit: true,
  rights: {
    appendOnly: ['saga_moves'],
    changeable: {
      payments: [
        'status',
        'failure',
        'refunded_minor',
        'reserved_minor',
        'transaction_id',
        'invoice_id',
        'invoice_number',
        'paid_at',
      ],
      refunds: [
        'status',
        'means',
        'reason',
        'rejection',
        'decided_by',
        'decided_at',
        'completed_at',
        'failure',
        'credit_id',
        'credit_number',
      ],
      sagas: ['step', 'refund_id', 'since', 'why'],
    },
    rewritten: ['stand_in_objects'],
  },
}

/** Money that comes in and goes back, from the booking's price to its papers. */
export const paymentsService: Service<PaymentsDeps> = {
  name: 'payments',
  schema: paymentsSchema,
  groups: ['payment-service-group'],
  open: async (deps) => ({
    routes: [...paymentRoutes(deps), ...refundRoutes(deps)],
    subscriptions: [paymentSubscription(deps)],
    personalData: personalDataOf(deps),
  }),
}
