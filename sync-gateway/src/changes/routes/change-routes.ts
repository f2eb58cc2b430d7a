import type { Feed } from '@sac/contracts/sync/feed'
import { Change } from '@sac/contracts/sync/protocol'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import type * as z from 'zod/mini'
import type { DeviceAuthenticator } from '#devices/handlers/create-device-authenticator'
import { recordSignIn } from '#devices/handlers/record-sign-in'
import type { DeviceRow } from '#devices/store/device-rows'
import type { GatewayContext } from '#gateway-context'
import type { Entity } from '../domain/feed-fact.ts'
import { listChanges } from '../handlers/list-changes.ts'

const everything: readonly Entity[] = Change.shape.entity.options

type Options = Pick<DeviceAuthenticator, 'findDevice'> & { isTooOld: (build: string) => boolean }

/** Notes who uses which device; a request without a device's credential is answered too. */
async function signIn(context: GatewayContext, { device, userId }: { device: DeviceRow | null; userId: string }) {
  if (device) await recordSignIn(context, { deviceId: device.deviceId, userId })
}

export function changeRoutes(context: GatewayContext, { findDevice, isTooOld }: Options): Route[] {
  return [
    route({
      operation: 'sync.changes',
      handler: async ({ caller: { userId }, query, headers }) => {
        const device = await findDevice(headers)
        if (device && isTooOld(device.build)) throw new Problem('sync.app-too-old')
        await signIn(context, { device, userId })
        const selection = { cursor: query.cursor || null, entities: query.scope ?? everything }
        const told = await listChanges(context, { userId, deviceId: device?.deviceId ?? null, ...selection })
        // The feed keeps what the services said as it was; of which form that is, they promise.
        return { status: 200, body: told as z.infer<typeof Feed> }
      },
    }),
  ]
}
