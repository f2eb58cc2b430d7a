import { deviceHeader } from '@sac/contracts/sync/protocol'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import type { DeviceAuthenticator } from '#devices/handlers/create-device-authenticator'
import type { GatewayContext } from '#gateway-context'
import { retireKey } from '../handlers/retire-key.ts'
import { showKeys } from '../handlers/show-keys.ts'

/** Registering needs both: the person's token says whose key it is, the device's credential where. */
export function keyRoutes(context: GatewayContext, { findDevice }: Pick<DeviceAuthenticator, 'findDevice'>): Route[] {
  return [
    route({
      operation: 'sync.keys',
      handler: async ({ caller, body: { keys }, headers }) => {
        const device = await findDevice(headers)
        if (!device) throw new Problem('device.unknown', { detail: `Send the credential as ${deviceHeader}.` })
        return {
          status: 200,
          body: await showKeys(context, { deviceId: device.deviceId, userId: caller.userId, keys }),
        }
      },
    }),
    route({
      operation: 'sync.retire-key',
      handler: async ({ caller, body: { kid } }) => {
        await retireKey(context, { kid, userId: caller.userId })
        return { status: 200, body: {} }
      },
    }),
  ]
}
