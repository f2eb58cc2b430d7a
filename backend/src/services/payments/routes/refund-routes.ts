import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { periodOf } from '../domain/period.ts'
import { decideRefund } from '../handlers/decide-refund.ts'
import { refundViewOf } from '../handlers/payment-view.ts'
import { requestRefund } from '../handlers/request-refund.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { listRefunds } from '../store/refund-list.ts'
import type { RefundRow } from '../store/refund-rows.ts'

const size = 50
const LastShown = z.tuple([z.union([Instant, z.int()]), Uuid])
const sortedBy = {
  newest: ({ requestedAt }: RefundRow) => requestedAt.toISOString(),
  amount: ({ amountMinor }: RefundRow) => amountMinor,
} as const

const decide = (deps: PaymentsDeps, act: 'approve' | 'reject' | 'pay-out'): Route =>
  route({
    operation: `refunds.${act}`,
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: refundViewOf(await decideRefund(deps, act, { ...params, ...body, actorId: caller.userId })),
    }),
  })

export const refundRoutes = (deps: PaymentsDeps): Route[] => [
  route({
    operation: 'payments.refund',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: refundViewOf(await requestRefund(deps, { ...body, paymentId: params.id }, caller.userId)),
    }),
  }),
  route({
    operation: 'refunds.list',
    handler: async ({ query }) => {
      const { sort = 'newest', after: given, ...asked } = query
      const after = readCursor(given, LastShown)
      const found = await listRefunds(deps.pool, { ...asked, ...periodOf(asked, 'UTC'), sort, after, limit: size + 1 })
      const keyOf = (row: RefundRow) => [sortedBy[sort](row), row.refundId]
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { refunds: rows.map(refundViewOf) } }
    },
  }),
  decide(deps, 'approve'),
  decide(deps, 'reject'),
  decide(deps, 'pay-out'),
]
