import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { publishFacts } from '#changes/handlers/publish-facts'
import type { GatewayContext } from '#gateway-context'
import { retireKeysOfDevice } from '#keys/handlers/retire-keys-of-device'
import { revokeDevice } from '../store/device-rows.ts'

/**
 * From now on the device is refused and what is signed on it counts no more; it keeps its data and may save a copy. Repeating
 * it changes nothing.
 */
export async function revokeKnownDevice(
  context: Pick<GatewayContext, 'pool' | 'now' | 'newId'>,
  { deviceId, by }: { deviceId: string; by: string },
): Promise<{ deviceId: string; revokedAt: string }> {
  const at = context.now()
  const revokedAt = await withTransaction(context.pool, async (tx) => {
    const device = await revokeDevice(tx, { deviceId, by, at })
    if (!device) throw new Problem('request.not-found', { detail: 'There is no such device.' })
    await retireKeysOfDevice(context, tx, { deviceId, at })
    const value = { deviceId, name: device.name, revokedAt: device.revokedAt.toISOString() }
    await publishFacts(tx, [{ entity: 'device', id: deviceId, audience: device.inspectorId, value, at }])
    return device.revokedAt
  })
  return { deviceId, revokedAt: revokedAt.toISOString() }
}
