import { hash } from 'node:crypto'
import type { Envelope } from '@sac/contracts/events/envelope'
import type { TopicName } from '@sac/contracts/events/topics'
import { afterCommit } from '#db/after-commit'
import type { Tx } from '#db/with-transaction'
import type { Headers } from '#messaging/headers'
import { type AddressedMessage, insertOutboxRows } from './outbox-rows.ts'
import { announceOutboxRows } from './outbox-signal.ts'

export type Fact = {
  topic: TopicName
  /** Aggregate id: facts of one aggregate are published in the order they were committed. */
  partitionKey: string
  envelope: Envelope
  /** W3C trace context of the request that caused this; made from the correlation id when absent. */
  traceparent?: string
}

/**
 * Tells the world of state changes in the transaction that makes them, in one statement; facts of one aggregate keep their order.
 * The rows go to `bus_outbox` of the connection's search path (the service's schema). The relay is nudged after the commit.
 */
export async function appendToOutbox(tx: Tx, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return
  await insertOutboxRows(tx, facts.map(toMessage))
  afterCommit(tx, announceOutboxRows)
}

function toMessage({ topic, partitionKey, envelope, traceparent }: Fact): AddressedMessage {
  return {
    topic,
    partitionKey,
    eventId: envelope.eventId,
    headers: eventHeaders(envelope, { partitionKey, traceparent: traceparent ?? traceparentOf(envelope) }),
    value: Buffer.from(JSON.stringify(envelope)),
  }
}

// CloudEvents in binary mode with underscores, as the design names them: routing needs no parsing of the value.
function eventHeaders(
  envelope: Envelope,
  { partitionKey, traceparent }: { partitionKey: string; traceparent: string },
): Headers {
  return {
    ce_id: envelope.eventId,
    ce_type: envelope.eventType,
    ce_source: envelope.metadata.source,
    ce_time: envelope.timestamp,
    ce_specversion: '1.0',
    'content-type': 'application/json',
    'correlation-id': envelope.metadata.correlationId,
    schema_version: envelope.version,
    partitionkey: partitionKey,
    traceparent,
  }
}

// One trace per correlation id, one span per event, the same again when the message is published twice.
function traceparentOf({ eventId, metadata }: Envelope): string {
  return `00-${traceOf(metadata.correlationId)}-${digest(eventId).slice(0, 16)}-01`
}

// Facts come many of one cause after the other.
let last = { correlationId: '', trace: '' }

function traceOf(correlationId: string): string {
  if (correlationId !== last.correlationId || last.trace === '')
    last = { correlationId, trace: digest(correlationId).slice(0, 32) }
  return last.trace
}

const digest = (text: string) => hash('sha256', text)
