import { type Route, route } from '@sac/platform/http/route'
import type { Hub } from '../handlers/create-hub.ts'

// Neither compressed nor gathered on the way: both would wait for more before they pass anything on.
const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

export const liveRoutes = (hub: Hub): Route[] => [
  route({
    operation: 'live.follow',
    handler: async ({ caller, headers: { 'last-event-id': lastEventId } }) => ({
      status: 200,
      headers,
      body: hub.open(caller, lastEventId),
    }),
  }),
]
