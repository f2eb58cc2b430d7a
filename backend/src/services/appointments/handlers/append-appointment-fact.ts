import type { Envelope } from '@sac/contracts/events/envelope'
import type { Tx } from '@sac/platform/db/with-transaction'
import { appendToOutbox } from '@sac/platform/outbox/append-to-outbox'
import type { AppointmentsDeps } from '../appointments-deps.ts'

type Fact = { eventType: string; key: string; userId: string | null; data: Envelope['data'] }

/** Publishes a fact on appointments-topic in the transaction that makes it true; `key` is the aggregate's id. */
export async function appendAppointmentFact(
  { now, newId }: Pick<AppointmentsDeps, 'now' | 'newId'>,
  tx: Tx,
  { eventType, key, userId, data }: Fact,
): Promise<void> {
  await appendToOutbox(tx, {
    topic: 'appointments-topic',
    partitionKey: key,
    envelope: {
      eventId: newId(),
      eventType,
      timestamp: now().toISOString(),
      version: '1.0',
      data,
      metadata: { source: 'appointment-service', userId, correlationId: key },
    },
  })
}
