import { type Route, route } from '@sac/platform/http/route'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { closeBay, reopenBay } from '../handlers/close-bay.ts'
import { listStranded } from '../handlers/list-stranded.ts'
import { readBoard } from '../handlers/read-board.ts'

/** The day as the office runs it. */
export const boardRoutes = (deps: AppointmentsDeps): Route[] => [
  route({
    operation: 'appointments.board',
    handler: async ({ params, query }) => ({ status: 200, body: await readBoard(deps, { ...params, ...query }) }),
  }),
  route({
    operation: 'centres.stranded',
    handler: async ({ params }) => ({ status: 200, body: await listStranded(deps, params) }),
  }),
  route({
    operation: 'centres.close-bay',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await closeBay(deps, { ...params, ...body, closedBy: caller.userId }),
    }),
  }),
  route({
    operation: 'centres.reopen-bay',
    handler: async ({ params, body, caller }) => {
      await reopenBay(deps, { ...params, ...body, by: caller.userId })
      return { status: 204 }
    },
  }),
]
