import { type Route, route } from '@sac/platform/http/route'
import { receiveWebhook } from '../handlers/receive-webhook.ts'
import type { PaymentsDeps } from '../payments-deps.ts'

export const webhookRoutes = (deps: PaymentsDeps): Route[] => [
  route({
    operation: 'payments.webhook',
    handler: async ({ body, headers }) => {
      await receiveWebhook(deps, body, headers['stripe-signature'])
      return { status: 200 }
    },
  }),
]
