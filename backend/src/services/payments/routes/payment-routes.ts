import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'

const notYet = () => Promise.reject(new Problem('server.unavailable', { detail: 'Pay at the counter.' }))

export const paymentRoutes = (): Route[] => [
  route({ operation: 'payments.create', handler: notYet }),
  route({ operation: 'payments.take', handler: notYet }),
  route({ operation: 'payments.list', handler: notYet }),
  route({ operation: 'payments.read', handler: notYet }),
]
