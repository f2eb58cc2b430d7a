import { type Route, route } from '@sac/platform/http/route'
import type { GatewayContext } from '#gateway-context'
import { readUpload } from '../handlers/read-upload.ts'
import { receiveBatch } from '../handlers/receive-batch.ts'

/** `admit` refuses while there is no room. */
export function uploadRoutes(context: GatewayContext, { admit }: { admit: () => Promise<void> }): Route[] {
  return [
    route({
      operation: 'sync.events',
      handler: async ({ caller: { deviceId }, headers, body: stream }) => {
        await admit()
        const body = await readUpload(stream, headers)
        return { status: 200, body: await receiveBatch(context, { deviceId, body }) }
      },
    }),
  ]
}
