import type { DeviceReport } from '@sac/contracts/http/devices'
import { Uuid } from '@sac/contracts/ids'
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
      handler: async ({ caller: { userId }, body: request }) => {
        if (isTooOld(request.build)) throw new Problem('sync.app-too-old')
        return { status: 200, body: await enrolDevice(context, { userId, request, exportKey, needsApproval }) }
      },
    }),
    route({
      operation: 'sync.probe',
      handler: async ({ caller: { deviceId }, body }) => {
        return { status: 200, body: await probe(context, deviceId, body) }
      },
    }),
    route({
      operation: 'admin.devices',
      handler: async ({ query }) => {
        const after = readCursor(query.after, LastShown)
        const page = { onlyOwing: query.state === 'owing', after, limit: size + 1 }
        const found = await listDeviceReports(context.pool, page)
        const { rows: devices, headers } = onePage(found, { size, query, keyOf })
        return { status: 200, headers, body: { devices } }
      },
    }),
    ...approvalRoutes(context),
    route({
      operation: 'admin.device-revoke',
      handler: async ({ caller: { userId }, params: { id } }) => {
        return { status: 200, body: await revokeKnownDevice(context, { deviceId: id, by: userId }) }
      },
    }),
  ]
}
