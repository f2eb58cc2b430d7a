import { Change } from '@sac/contracts/sync/protocol'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { DeviceAuthenticator } from '#devices/handlers/create-device-authenticator'
import { recordSignIn } from '#devices/handlers/record-sign-in'
import type { DeviceRow } from '#devices/store/device-rows'
import type { GatewayContext } from '#gateway-context'
import type { Entity } from '../domain/feed-fact.ts'
import { listChanges } from '../handlers/list-changes.ts'

const entities = Change.shape.entity
const everything: readonly Entity[] = entities.options

/** Entities separated by commas; everything when absent. A cursor belongs to one selection. */
const Scope = z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string) => text.split(',').filter((word) => word !== '')),
    z.array(entities),
  ),
)

const Query = z.strictObject({ cursor: z.optional(z.string().check(z.maxLength(64))), scope: z.optional(Scope) })

type Options = Pick<DeviceAuthenticator, 'findDevice'> & { isTooOld: (build: string) => boolean }

/** Notes who uses which device; a request without a device's credential is answered too. */
async function signIn(context: GatewayContext, { device, userId }: { device: DeviceRow | null; userId: string }) {
  if (device) await recordSignIn(context, { deviceId: device.deviceId, userId })
}

export function changeRoutes(context: GatewayContext, { findDevice, isTooOld }: Options): Route[] {
  return [
    route({
      operation: 'sync.changes',
      query: Query,
      handler: async ({ caller: { userId }, query, headers }) => {
        if (userId === null) throw new Problem('auth.required')
        const device = await findDevice(headers)
        if (device && isTooOld(device.build)) throw new Problem('sync.app-too-old')
        await signIn(context, { device, userId })
        const selection = { cursor: query.cursor || null, entities: query.scope ?? everything }
        return {
          status: 200,
          body: await listChanges(context, { userId, deviceId: device?.deviceId ?? null, ...selection }),
        }
      },
    }),
  ]
}
