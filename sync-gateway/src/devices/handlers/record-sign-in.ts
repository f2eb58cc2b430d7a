import { withTransaction } from '@sac/platform/db/with-transaction'
import type { GatewayContext } from '#gateway-context'
import { acceptWaitingLines } from '#quarantine/handlers/accept-waiting-lines'
import { hasSignedIn, insertSignInIfAbsent } from '../store/actor-rows.ts'
import { lockDevice } from '../store/device-rows.ts'

/** Notes who uses a device; lines that waited only for this sign-in are accepted now. */
export async function recordSignIn(
  context: GatewayContext,
  { deviceId, userId }: { deviceId: string; userId: string },
): Promise<void> {
  if (await hasSignedIn(context.pool, { deviceId, userId })) return
  const isFirst = await withTransaction(context.pool, async (tx) => {
    // An upload under way is stored before it, and waits here; or after it, and sees it.
    await lockDevice(tx, deviceId)
    return insertSignInIfAbsent(tx, { deviceId, userId, at: context.now() })
  })
  if (isFirst) await acceptWaitingLines(context, { deviceId, actorId: userId })
}
