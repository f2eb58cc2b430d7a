import { Instant, Uuid } from '@sac/contracts/ids'
import type { Person } from '@sac/platform/http/caller'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { periodOf } from '../domain/period.ts'
import { createPayment } from '../handlers/create-payment.ts'
import { viewOf } from '../handlers/payment-view.ts'
import { takePayment } from '../handlers/take-payment.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { listPayments } from '../store/payment-list.ts'
import { findPayment, type PaymentRow } from '../store/payment-rows.ts'

const size = 50
const LastShown = z.tuple([z.union([Instant, z.int()]), Uuid])
const sortedBy = {
  newest: ({ createdAt }: PaymentRow) => createdAt.toISOString(),
  amount: ({ amountMinor }: PaymentRow) => amountMinor,
} as const

/** A customer's own; another's is answered as if there were none. */
async function requirePayment({ pool }: PaymentsDeps, paymentId: string, { role, userId }: Person) {
  const row = await findPayment(pool, { paymentId })
  if (!row || (role !== 'admin' && row.customerId !== userId)) throw new Problem('payment.not-found')
  return row
}

const timeZoneOf = async ({ directory }: PaymentsDeps, centreId: string | undefined) =>
  (centreId === undefined ? null : await directory.findCentre(centreId))?.timeZone ?? 'UTC'

export const paymentRoutes = (deps: PaymentsDeps): Route[] => [
  route({
    operation: 'payments.create',
    handler: async ({ body, caller }) => ({
      status: 200,
      body: viewOf(await createPayment(deps, body, caller.userId)),
    }),
  }),
  route({
    operation: 'payments.take',
    handler: async ({ body, caller }) => ({ status: 200, body: viewOf(await takePayment(deps, body, caller.userId)) }),
  }),
  route({
    operation: 'payments.list',
    handler: async ({ query, caller }) => {
      const { sort = 'newest', after: given, ...asked } = query
      const customerId = caller.role === 'admin' ? asked.customerId : caller.userId
      const after = readCursor(given, LastShown)
      const period = periodOf(asked, await timeZoneOf(deps, asked.centreId))
      const found = await listPayments(deps.pool, { ...asked, ...period, customerId, sort, after, limit: size + 1 })
      const keyOf = (row: PaymentRow) => [sortedBy[sort](row), row.paymentId]
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { payments: rows.map(viewOf) } }
    },
  }),
  route({
    operation: 'payments.read',
    handler: async ({ params, caller }) => ({
      status: 200,
      body: viewOf(await requirePayment(deps, params.id, caller)),
    }),
  }),
]
