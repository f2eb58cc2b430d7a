import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { liftSuppression } from '../handlers/lift-suppression.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { listSuppressions } from '../store/suppression-rows.ts'

const size = 50
const LastShown = z.tuple([Instant, Uuid])

/** Addresses nothing is sent to any more. */
export const suppressionRoutes = (deps: NotificationsDeps): Route[] => [
  route({
    operation: 'notifications.suppressions',
    handler: async ({ query }) => {
      const { address } = query
      const after = readCursor(query.after, LastShown)
      const rows = await listSuppressions(deps.pool, { address, after, limit: size + 1 })
      const keyOf = ({ since, suppressionId }: (typeof rows)[number]) => [since.toISOString(), suppressionId]
      const { rows: shown, more, headers } = onePage(rows, { size, query, keyOf })
      const suppressions = shown.map(({ suppressionId, reason, since, messageId }) => ({
        suppressionId,
        reason,
        since: since.toISOString(),
        notificationId: messageId,
      }))
      return { status: 200, headers, body: { suppressions, more } }
    },
  }),
  route({
    operation: 'notifications.lift-suppression',
    handler: async ({ params, caller, body }) => {
      await liftSuppression(deps, { suppressionId: params.id, staffId: caller.userId, command: body })
      return { status: 204 }
    },
  }),
]
