import type { NewEvent } from '@sac/contracts/events/new-event'
import type { Tx } from '@sac/platform/db/with-transaction'
import { contactsOf, lastContactBefore } from '#devices/domain/contacts'
import type { GatewayContext } from '#gateway-context'
import { insertQuarantinedIfAbsent } from '#quarantine/store/quarantine-rows'
import type { RefusedLine } from '../domain/judge-line.ts'
import { quarantinedEvent } from '../domain/line-events.ts'

type Place = {
  deviceId: string
  /** The profile that uploads. */
  epoch: string
  epochs: Parameters<typeof contactsOf>[0]
  at: Date
  /** Who imported lines that nobody has signed for. */
  importedBy?: string
}

/** Keeps the exact bytes of refused lines; returns the events `line-quarantined` of those that are new. */
export async function quarantineLines(
  tx: Tx,
  { newId }: Pick<GatewayContext, 'newId'>,
  { deviceId, epoch, epochs, at, importedBy }: Place,
  refused: readonly RefusedLine[],
): Promise<NewEvent[]> {
  const events: NewEvent[] = []
  for (const line of refused) {
    const contactAt = lastContactBefore(contactsOf(epochs, line.frame?.epoch ?? epoch), line.seq)
    const row = { ...rowOf(line), quarantineId: newId(), deviceId, at, contactAt, importedBy: importedBy ?? null }
    if (!(await insertQuarantinedIfAbsent(tx, row))) continue
    events.push(quarantinedEvent(line, { deviceId, at }))
  }
  return events
}

const unread = { eventId: null, inspectionId: null, actorId: null }

function rowOf({ raw, hash, seq, frame, refusal }: RefusedLine) {
  const { eventId, inspectionId, actorId } = frame ?? unread
  return { raw, hash, seq, eventId, inspectionId, actorId, ...refusal }
}
