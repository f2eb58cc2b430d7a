import type { Tx } from '@sac/platform/db/with-transaction'
import type { Fact } from '@sac/platform/outbox/append-to-outbox'
import type { GatewayContext } from '#gateway-context'
import { insertQuarantinedIfAbsent } from '#quarantine/store/quarantine-rows'
import { inspectionsTopic, quarantinedEnvelope } from '../domain/envelopes.ts'
import type { RefusedLine } from '../domain/judge-line.ts'

/** Keeps the exact bytes of refused lines; returns the facts `line-quarantined` of those that are new. */
export async function quarantineLines(
  tx: Tx,
  { newId }: Pick<GatewayContext, 'newId'>,
  { deviceId, at }: { deviceId: string; at: Date },
  refused: readonly RefusedLine[],
): Promise<Fact[]> {
  const facts: Fact[] = []
  for (const line of refused) {
    if (!(await insertQuarantinedIfAbsent(tx, { ...rowOf(line), quarantineId: newId(), deviceId, at }))) continue
    facts.push({
      topic: inspectionsTopic,
      partitionKey: line.frame?.inspectionId ?? deviceId,
      envelope: quarantinedEnvelope(line, { eventId: newId(), deviceId, at }),
    })
  }
  return facts
}

const unread = { eventId: null, inspectionId: null, actorId: null }

function rowOf({ raw, hash, seq, frame, refusal }: RefusedLine) {
  const { eventId, inspectionId, actorId } = frame ?? unread
  return { raw, hash, seq, eventId, inspectionId, actorId, ...refusal }
}
