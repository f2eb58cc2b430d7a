import { withTransaction } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { GatewayContext } from '#gateway-context'
import { type Delivery, markDelivered } from '../store/blob-rows.ts'
import { announceStored } from './name-blobs.ts'

/**
 * Records that a device has sent all bytes of a hash, that they are verified, and what they are; tells every inspection in which
 * a line of that device names them. Repeatable.
 */
export async function settleBlob(
  context: Pick<GatewayContext, 'pool' | 'now' | 'newId'>,
  delivery: Omit<Delivery, 'at'>,
): Promise<void> {
  await withTransaction(context.pool, async (tx) => {
    await markDelivered(tx, { ...delivery, at: context.now() })
    await publish(context, tx, await announceStored(tx, context, [delivery.sha256]))
  })
}
