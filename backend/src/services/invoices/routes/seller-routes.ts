import { type Route, route } from '@sac/platform/http/route'
import { writeSeller } from '../handlers/write-seller.ts'
import type { InvoicesDeps } from '../invoices-deps.ts'
import { listSellers } from '../store/seller-rows.ts'

export const sellerRoutes = (deps: InvoicesDeps): Route[] => [
  route({
    operation: 'sellers.list',
    handler: async () => ({ status: 200, body: { sellers: await listSellers(deps.pool) } }),
  }),
  route({
    operation: 'sellers.write',
    handler: async ({ params, body: { seen, ...seller }, caller }) => {
      await writeSeller(deps, { sellerId: params.id, seller, seen, actorId: caller.userId })
      return { status: 204 }
    },
  }),
]
