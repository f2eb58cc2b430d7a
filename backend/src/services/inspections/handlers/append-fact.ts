import type { Envelope } from '@sac/contracts/events/envelope'
import type { Tx } from '@sac/platform/db/with-transaction'
import { appendToOutbox } from '@sac/platform/outbox/append-to-outbox'
import type { InspectionsDeps } from '../inspections-deps.ts'

export type Fact = {
  eventType: string
  inspectionId: string
  userId: string | null
  data: Envelope['data']
}

/** Publishes a fact of this service about one inspection, in the transaction that makes it true. */
export async function appendFact(
  { now, newId }: Pick<InspectionsDeps, 'now' | 'newId'>,
  tx: Tx,
  { eventType, inspectionId, userId, data }: Fact,
): Promise<void> {
  await appendToOutbox(tx, {
    topic: 'inspections-topic',
    partitionKey: inspectionId,
    envelope: {
      eventId: newId(),
      eventType,
      timestamp: now().toISOString(),
      version: '1.0',
      data,
      metadata: { source: 'inspection-service', userId, correlationId: inspectionId },
    },
  })
}
