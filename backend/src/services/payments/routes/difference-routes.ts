import { Instant, Uuid } from '@sac/contracts/ids'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { closeDifference } from '../handlers/close-difference.ts'
import { differenceViewOf } from '../handlers/payment-view.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { findComparedUntil } from '../store/comparison-rows.ts'
import { type DifferenceRow, listDifferences } from '../store/difference-rows.ts'

const size = 50
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ foundAt, differenceId }: DifferenceRow) => [foundAt.toISOString(), differenceId]

export const differenceRoutes = (deps: PaymentsDeps): Route[] => [
  route({
    operation: 'payments.differences',
    handler: async ({ query }) => {
      const after = readCursor(query.after, LastShown)
      const found = await listDifferences(deps.pool, { ...query, state: query.state ?? null, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      const comparedUntil = (await findComparedUntil(deps.pool))?.toISOString() ?? null
      return { status: 200, headers, body: { differences: rows.map(differenceViewOf), comparedUntil } }
    },
  }),
  route({
    operation: 'payments.close-difference',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await closeDifference(deps, { ...params, ...body, closedBy: caller.userId }),
    }),
  }),
  route({
    operation: 'payments.reconcile',
    handler: async () => {
      await withTransaction(deps.pool, (tx) =>
        deps.jobs.enqueue(tx, 'payments.reconcile-all', { data: {}, key: 'all' }),
      )
      return { status: 202 }
    },
  }),
]
