import { protocolLimits } from '@sac/contracts/sync/protocol'
import type { GatewayContext } from '#gateway-context'
import { takeCopy } from '#uploads/handlers/take-copy'
import { listWaitingForAuthor } from '../store/quarantine-rows.ts'

/** Judges again what waited for a person to sign in on a device; what is valid now goes the way of every upload. */
export async function acceptWaitingLines(
  context: GatewayContext,
  { deviceId, actorId }: { deviceId: string; actorId: string },
): Promise<void> {
  const waiting = await listWaitingForAuthor(context.pool, { deviceId, actorId })
  for (let at = 0; at < waiting.length; at += protocolLimits.maxEventsPerBatch)
    await takeCopy(context, { deviceId, lines: waiting.slice(at, at + protocolLimits.maxEventsPerBatch) })
}
