import type { Enrolment } from '@sac/contracts/http/devices'
import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { GatewayContext } from '#gateway-context'
import { approveDevice } from '../handlers/approve-device.ts'
import { type ListedEnrolment, listEnrolments } from '../store/enrolment-rows.ts'

const size = 200
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ at, enrolmentId }: ListedEnrolment) => [at.toISOString(), enrolmentId]

const shown = ({ at, approvedAt, revokedAt, ...row }: ListedEnrolment): Enrolment => ({
  ...row,
  at: at.toISOString(),
  approvedAt: approvedAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
})

/** Who enrolled what and when, and the office's word on it. */
export const approvalRoutes = (context: GatewayContext): Route[] => [
  route({
    operation: 'admin.enrolments',
    handler: async ({ query }) => {
      const page = { waiting: query.state === 'waiting', after: readCursor(query.after, LastShown), limit: size + 1 }
      const { rows, headers } = onePage(await listEnrolments(context.pool, page), { size, query, keyOf })
      return { status: 200, headers, body: { enrolments: rows.map(shown) } }
    },
  }),
  route({
    operation: 'admin.device-approve',
    handler: async ({ caller: { userId }, params: { id } }) => {
      return { status: 200, body: await approveDevice(context, { deviceId: id, by: userId }) }
    },
  }),
]
