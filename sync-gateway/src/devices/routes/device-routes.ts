import { DeviceId, type DeviceReport } from '@sac/contracts/http/devices'
import { ListPage } from '@sac/contracts/http/page'
import { Uuid } from '@sac/contracts/ids'
import { EnrolRequest, ProbeRequest } from '@sac/contracts/sync/protocol'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { BlobContext } from '#blobs/handlers/find-progress'
import { enrolDevice } from '../handlers/enrol-device.ts'
import { listDeviceReports } from '../handlers/list-device-reports.ts'
import { probe } from '../handlers/probe.ts'
import { revokeKnownDevice } from '../handlers/revoke-known-device.ts'
import { approvalRoutes } from './approval-routes.ts'

const size = 200
const LastShown = z.tuple([z.string(), Uuid])
const keyOf = ({ name, deviceId }: DeviceReport) => [name, deviceId]

type Options = {
  exportKey: Record<string, unknown>
  /** Lines of a new device wait until the office approves it. */
  needsApproval: boolean
  /** Builds that may start nothing new; their evidence is still accepted. */
  isTooOld: (build: string) => boolean
}

export function deviceRoutes(context: BlobContext, { exportKey, isTooOld, needsApproval }: Options): Route[] {
  return [
    route({
      operation: 'sync.enrol',
      body: EnrolRequest,
      handler: async ({ caller: { userId }, body: request }) => {
        if (userId === null) throw new Problem('auth.required')
        if (isTooOld(request.build)) throw new Problem('sync.app-too-old')
        return { status: 200, body: await enrolDevice(context, { userId, request, exportKey, needsApproval }) }
      },
    }),
    route({
      operation: 'sync.probe',
      body: ProbeRequest,
      handler: async ({ caller: { deviceId }, body }) => {
        if (deviceId === null) throw new Problem('device.unknown')
        return { status: 200, body: await probe(context, deviceId, body) }
      },
    }),
    route({
      operation: 'admin.devices',
      query: ListPage,
      handler: async ({ query }) => {
        const page = { after: readCursor(query.after, LastShown), limit: size + 1 }
        const found = await listDeviceReports(context.pool, page)
        const { rows: devices, headers } = onePage(found, { size, query, keyOf })
        return { status: 200, headers, body: { devices } }
      },
    }),
    ...approvalRoutes(context),
    route({
      operation: 'admin.device-revoke',
      params: DeviceId,
      handler: async ({ caller: { userId }, params: { id } }) => {
        if (userId === null) throw new Problem('auth.required')
        return { status: 200, body: await revokeKnownDevice(context, { deviceId: id, by: userId }) }
      },
    }),
  ]
}
