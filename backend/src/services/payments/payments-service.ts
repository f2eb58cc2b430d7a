import { join } from 'node:path'
import { operationOf } from '@sac/contracts/operations'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { together } from '@sac/platform/process/together'
import { unheardEvents } from './handlers/backlogs.ts'
import { paymentSubscription } from './handlers/payment-subscription.ts'
import { personalDataOf } from './handlers/personal-data.ts'
import type { PaymentsDeps } from './payments-deps.ts'
import { openPaymentProvider } from './provider/open-payment-provider.ts'
import { paymentRoutes } from './routes/payment-routes.ts'
import { refundRoutes } from './routes/refund-routes.ts'
import { webhookRoutes } from './routes/webhook-routes.ts'
import { startWork } from './start-work.ts'

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
        'checkout_order',
        'session_id',
        'pay_url',
        'pay_until',
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
        'provider_refund_id',
      ],
      provider_events: ['bytes', 'payment_id', 'handled_at', 'outcome'],
      differences: ['closed_at', 'closed_by', 'note'],
      sagas: ['step', 'refund_id', 'since', 'why'],
    },
    rewritten: ['provider_jobs', 'stand_in_objects'],
  },
}

type Host = Omit<PaymentsDeps, 'provider' | 'publicUrl' | 'wake'> & {
  settings: Parameters<typeof openPaymentProvider>[0]['settings']
}

const asleep = () => undefined

/** Money that comes in and goes back, from the booking's price to its papers. */
export const paymentsService: Service<Host> = {
  name: 'payments',
  schema: paymentsSchema,
  groups: ['payment-service-group'],
  open: async ({ settings, ...given }) => {
    const { path: webhookPath } = operationOf('payments.webhook')
    const opened = await openPaymentProvider({ settings, pool: given.pool, now: given.now, webhookPath })
    let wakeUp: () => void = asleep
    const deps: PaymentsDeps = {
      ...given,
      provider: opened.provider,
      publicUrl: settings.PUBLIC_URL,
      wake: () => wakeUp(),
    }
    return {
      routes: [...paymentRoutes(deps), ...refundRoutes(deps), ...webhookRoutes(deps)],
      pages: opened.pages,
      subscriptions: [paymentSubscription(deps)],
      personalData: personalDataOf(deps),
      backlogs: [unheardEvents(deps)],
      start: async (subscribe) => {
        const work = startWork(deps)
        wakeUp = work.wake
        return together([opened.start(), work, subscribe()])
      },
    }
  },
}
