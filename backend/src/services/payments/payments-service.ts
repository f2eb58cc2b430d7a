import type { Service } from '@sac/platform/process/service'
import { paymentRoutes } from './routes/payment-routes.ts'

/** Money that comes in and goes back. */
export const paymentsService: Service<unknown> = {
  name: 'payments',
  open: async () => ({ routes: paymentRoutes() }),
}
