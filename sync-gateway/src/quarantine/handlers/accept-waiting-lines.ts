import { protocolLimits } from '@sac/contracts/sync/protocol'
import type { GatewayContext } from '#gateway-context'
import { type CopiedLine, takeCopy } from '#uploads/handlers/take-copy'
import { listUnapproved, listWaitingForAuthor } from '../store/quarantine-rows.ts'

/** Judges again what waited for a person to sign in on a device; what is valid now goes the way of every upload. */
export async function acceptWaitingLines(
  context: GatewayContext,
  { deviceId, actorId }: { deviceId: string; actorId: string },
): Promise<void> {
  await takeAll(context, deviceId, await listWaitingForAuthor(context.pool, { deviceId, actorId }))
}

/** The same for what waited for the device to be approved. */
export async function acceptUnapprovedLines(
  context: GatewayContext,
  { deviceId }: { deviceId: string },
): Promise<void> {
  await takeAll(context, deviceId, await listUnapproved(context.pool, { deviceId }))
}

async function takeAll(context: GatewayContext, deviceId: string, waiting: readonly CopiedLine[]): Promise<void> {
  for (let at = 0; at < waiting.length; at += protocolLimits.maxEventsPerBatch)
    await takeCopy(context, { deviceId, lines: waiting.slice(at, at + protocolLimits.maxEventsPerBatch) })
}
