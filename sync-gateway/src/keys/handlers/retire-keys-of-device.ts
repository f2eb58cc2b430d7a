import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { GatewayContext } from '#gateway-context'
import { retireKeysOfDevice as retireRows } from '../store/key-rows.ts'
import { retiredEvents } from './key-events.ts'

/** Of a device that is revoked: its own key, and those of everybody on it. */
export async function retireKeysOfDevice(
  context: Pick<GatewayContext, 'now' | 'newId'>,
  tx: Tx,
  { deviceId, at }: { deviceId: string; at: Date },
): Promise<void> {
  const why = 'revoked'
  const retired = await retireRows(tx, { deviceId, at, why })
  await publish(
    context,
    tx,
    retired.flatMap((row) => retiredEvents(row, why)),
  )
}
