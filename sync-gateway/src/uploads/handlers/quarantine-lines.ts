import type { NewEvent } from '@sac/contracts/events/new-event'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { GatewayContext } from '#gateway-context'
import { insertQuarantinedIfAbsent } from '#quarantine/store/quarantine-rows'
import type { RefusedLine } from '../domain/judge-line.ts'
import { quarantinedEvent } from '../domain/line-events.ts'

/** Keeps the exact bytes of refused lines; returns the events `line-quarantined` of those that are new. */
export async function quarantineLines(
  tx: Tx,
  { newId }: Pick<GatewayContext, 'newId'>,
  { deviceId, at }: { deviceId: string; at: Date },
  refused: readonly RefusedLine[],
): Promise<NewEvent[]> {
  const events: NewEvent[] = []
  for (const line of refused) {
    if (!(await insertQuarantinedIfAbsent(tx, { ...rowOf(line), quarantineId: newId(), deviceId, at }))) continue
    events.push(quarantinedEvent(line, { deviceId, at }))
  }
  return events
}

const unread = { eventId: null, inspectionId: null, actorId: null }

function rowOf({ raw, hash, seq, frame, refusal }: RefusedLine) {
  const { eventId, inspectionId, actorId } = frame ?? unread
  return { raw, hash, seq, eventId, inspectionId, actorId, ...refusal }
}
