import { type Route, route } from '@sac/platform/http/route'
import type { GatewayContext } from '#gateway-context'
import { judgeBackups } from '../handlers/judge-backups.ts'

/** What was reported of backups: what is in one may be deleted by devices. */
export const backupRoutes = (context: GatewayContext): Route[] => [
  route({
    operation: 'admin.backups',
    handler: async () => {
      const { last, isTooOld } = await judgeBackups(context)
      const shown = last && { startedAt: last.startedAt.toISOString(), completedAt: last.completedAt.toISOString() }
      return { status: 200, body: { last: shown, isTooOld } }
    },
  }),
]
