import { withTransaction } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { GatewayContext } from '#gateway-context'
import { retireOwnKey } from '../store/key-rows.ts'
import { retiredEvents } from './key-events.ts'

/** The person signs with this key no more. Somebody else's is left alone, and repeating it changes nothing. */
export async function retireKey(
  context: Pick<GatewayContext, 'pool' | 'now' | 'newId'>,
  { kid, userId }: { kid: string; userId: string },
): Promise<void> {
  const why = 'signed-out'
  await withTransaction(context.pool, async (tx) => {
    const retired = await retireOwnKey(tx, { kid, userId, at: context.now(), why })
    await publish(
      context,
      tx,
      retired.flatMap((row) => retiredEvents(row, why)),
    )
  })
}
