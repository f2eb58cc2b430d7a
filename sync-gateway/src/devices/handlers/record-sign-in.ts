import { withTransaction } from '@sac/platform/db/with-transaction'
import type { GatewayContext } from '#gateway-context'
import { acceptWaitingLines } from '#quarantine/handlers/accept-waiting-lines'
import { insertSignInIfAbsent } from '../store/actor-rows.ts'

/** Notes who uses a device; lines that waited only for this sign-in are accepted now. */
export async function recordSignIn(
  context: GatewayContext,
  { deviceId, userId }: { deviceId: string; userId: string },
): Promise<void> {
  const isFirst = await withTransaction(context.pool, (tx) =>
    insertSignInIfAbsent(tx, { deviceId, userId, at: context.now() }),
  )
  if (isFirst) await acceptWaitingLines(context, { deviceId, actorId: userId })
}
