import { Instant } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { PaymentsDeps } from '../payments-deps.ts'
import { type DisputeRow, listDisputes } from '../store/dispute-rows.ts'

const size = 50
const LastShown = z.tuple([Instant, z.string()])
const keyOf = ({ openedAt, disputeId }: DisputeRow) => [openedAt.toISOString(), disputeId]

export const disputeRoutes = ({ pool, provider }: PaymentsDeps): Route[] => [
  route({
    operation: 'payments.disputes',
    handler: async ({ query }) => {
      const after = readCursor(query.after, LastShown)
      const found = await listDisputes(pool, { ...query, state: query.state ?? null, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      const disputes = rows.map(({ openedAt, dueAt, ...row }) => ({
        ...row,
        openedAt: openedAt.toISOString(),
        dueAt: dueAt?.toISOString() ?? null,
        page: provider?.pageOfDispute(row.disputeId) ?? null,
      }))
      return { status: 200, headers, body: { disputes } }
    },
  }),
]
