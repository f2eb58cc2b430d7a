import { deviceHeader } from '@sac/contracts/sync/protocol'
import { RetireKey, ShowKeys } from '@sac/contracts/sync/signing-keys'
import { Problem } from '@sac/platform/http/problem'
import { type Caller, type Route, route } from '@sac/platform/http/route'
import type { DeviceAuthenticator } from '#devices/handlers/create-device-authenticator'
import type { GatewayContext } from '#gateway-context'
import { retireKey } from '../handlers/retire-key.ts'
import { showKeys } from '../handlers/show-keys.ts'

const personOf = ({ userId }: Caller): string => {
  if (userId === null) throw new Problem('auth.required')
  return userId
}

/** Registering needs both: the person's token says whose key it is, the device's credential where. */
export function keyRoutes(context: GatewayContext, { findDevice }: Pick<DeviceAuthenticator, 'findDevice'>): Route[] {
  return [
    route({
      operation: 'sync.keys',
      body: ShowKeys,
      handler: async ({ caller, body: { keys }, headers }) => {
        const userId = personOf(caller)
        const device = await findDevice(headers)
        if (!device) throw new Problem('device.unknown', { detail: `Send the credential as ${deviceHeader}.` })
        return { status: 200, body: await showKeys(context, { deviceId: device.deviceId, userId, keys }) }
      },
    }),
    route({
      operation: 'sync.retire-key',
      body: RetireKey,
      handler: async ({ caller, body: { kid } }) => {
        await retireKey(context, { kid, userId: personOf(caller) })
        return { status: 200, body: {} }
      },
    }),
  ]
}
