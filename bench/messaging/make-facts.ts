import type { Fact } from '@sac/platform/outbox/append-to-outbox'
import { makeDay } from '../day/make-day.ts'
import { topic } from './start-messaging.ts'

/** So many facts as the gateway tells them of event lines, over many inspections. */
export function makeFacts({ count, seed }: { count: number; seed: string }): Fact[] {
  const inspections = Math.ceil(count / 63)
  const { events } = makeDay({ seed, inspections, meanPhotoBytes: 100 })
  return events.slice(0, count).map(({ frame, line }) => ({
    topic,
    partitionKey: frame.inspectionId,
    envelope: {
      eventId: frame.eventId,
      eventType: `inspection.${frame.type}`,
      timestamp: frame.wall,
      version: '1.0',
      data: { inspectionId: frame.inspectionId, line },
      metadata: { source: 'sync-gateway', userId: frame.actorId, correlationId: frame.eventId },
    },
  }))
}

/** The same message for a client that is not ours: key, value and headers of the same size. */
export function toRawMessage({ envelope, partitionKey }: Fact) {
  const { eventId, eventType, timestamp, version, metadata } = envelope
  const headers = {
    ce_id: eventId,
    ce_type: eventType,
    ce_source: metadata.source,
    ce_time: timestamp,
    ce_specversion: '1.0',
    'content-type': 'application/json',
    'correlation-id': metadata.correlationId,
    schema_version: version,
    partitionkey: partitionKey,
    traceparent: `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`,
  }
  return { key: eventId, value: JSON.stringify(envelope), headers }
}
