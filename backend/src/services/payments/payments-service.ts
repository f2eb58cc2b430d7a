import { join } from 'node:path'
import { operationOf } from '@sac/contracts/operations'
import type { Jobs } from '@sac/platform/jobs/create-jobs'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { together } from '@sac/platform/process/together'
import { openDifferences, unansweredDisputes, unheardEvents, waitingPayments } from './handlers/backlogs.ts'
import { paymentSubscription } from './handlers/payment-subscription.ts'
import { personalDataOf } from './handlers/personal-data.ts'
import { reconcileAll, reconcileNew } from './handlers/reconcile.ts'
import { seedDemoPayment } from './handlers/seed-demo-payment.ts'
import { type PaymentQueue, type PaymentsDeps, paymentQueues } from './payments-deps.ts'
import { openPaymentProvider } from './provider/open-payment-provider.ts'
import { boardRoutes } from './routes/board-routes.ts'
import { differenceRoutes } from './routes/difference-routes.ts'
import { disputeRoutes } from './routes/dispute-routes.ts'
import { paymentRoutes } from './routes/payment-routes.ts'
import { refundRoutes } from './routes/refund-routes.ts'
import { webhookRoutes } from './routes/webhook-routes.ts'
import { startWork } from './start-work.ts'
import { fillKeys } from './store/plate-keys.ts'

export const paymentsSchema: ServiceSchema = {
  name: 'payments',
  migrations: join(import.meta.dirname, 'migrations'),
  messaging: true,
  audit: true,
  rights: {
    appendOnly: ['saga_moves', 'comparisons', 'board_closings', 'dispute_moves'],
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
      disputes: ['amount_minor', 'reason', 'status', 'takes_money', 'due_at', 'told_at', 'settled_at', 'refund_id'],
      sagas: ['step', 'refund_id', 'since', 'why'],
    },
    rewritten: ['provider_jobs', 'stand_in_objects', 'bookings', 'papers'],
  },
}

type Host = Omit<PaymentsDeps, 'provider' | 'publicUrl' | 'wake'> & {
  jobs: Pick<Jobs<PaymentQueue>, 'enqueue' | 'work' | 'schedule'>
  settings: Parameters<typeof openPaymentProvider>[0]['settings']
}

const asleep = () => undefined

/** Money that comes in and goes back, from the booking's price to its papers. */
export const paymentsService: Service<Host> = {
  name: 'payments',
  schema: paymentsSchema,
  groups: ['payment-service-group'],
  queues: paymentQueues,
  open: async ({ settings, jobs, ...given }) => {
    await fillKeys(given.pool)
    const { path: webhookPath } = operationOf('payments.webhook')
    const opened = await openPaymentProvider({ ...given, settings, webhookPath })
    let wakeUp: () => void = asleep
    const deps: PaymentsDeps = {
      ...given,
      jobs,
      provider: opened.provider,
      publicUrl: settings.PUBLIC_URL,
      wake: () => wakeUp(),
    }
    return {
      routes: [
        ...paymentRoutes(deps),
        ...refundRoutes(deps),
        ...webhookRoutes(deps),
        ...differenceRoutes(deps),
        ...disputeRoutes(deps),
        ...boardRoutes(deps),
      ],
      pages: opened.pages,
      subscriptions: [paymentSubscription(deps)],
      personalData: personalDataOf(deps),
      backlogs: [unheardEvents(deps), openDifferences(deps), unansweredDisputes(deps), waitingPayments(deps)],
      seedDemo: async ({ history }) => {
        if (history) await seedDemoPayment(deps)
      },
      start: async (subscribe) => {
        const work = startWork(deps)
        wakeUp = work.wake
        jobs.work('payments.reconcile', { handle: async () => void (await reconcileNew(deps)) })
        jobs.work('payments.reconcile-all', { handle: async () => void (await reconcileAll(deps)) })
        await jobs.schedule('payments.reconcile', '*/10 * * * *')
        await jobs.schedule('payments.reconcile-all', '20 3 * * *')
        return together([opened.start(), work, subscribe()])
      },
    }
  },
}
