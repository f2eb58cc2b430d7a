import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { publishFacts } from '#changes/handlers/publish-facts'
import type { GatewayContext } from '#gateway-context'
import { retireKeysOfDevice } from '#keys/handlers/retire-keys-of-device'
import { lockDevice, revokeDevice } from '../store/device-rows.ts'

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
    const before = await lockDevice(tx, deviceId)
    const device = await revokeDevice(tx, { deviceId, by, at })
    if (!device) throw new Problem('request.not-found', { detail: 'There is no such device.' })
    await retireKeysOfDevice(context, tx, { deviceId, at })
    const value = { deviceId, name: device.name, revokedAt: device.revokedAt.toISOString() }
    await publishFacts(tx, [{ entity: 'device', id: deviceId, audience: device.inspectorId, value, at }])
    const entry = { actorId: by, action: 'device.revoked', subjectId: deviceId, reason: null, note: null, details: {} }
    if (before && !before.revokedAt) await appendAudit(context, tx, entry)
    return device.revokedAt
  })
  return { deviceId, revokedAt: revokedAt.toISOString() }
}
