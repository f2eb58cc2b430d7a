// AsyncAPI 3 from the catalogue and the topics: what this release publishes.
import * as z from 'zod/mini'
import { catalogue } from './catalogue.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import { topics } from './topics.ts'

const published = Object.entries<CatalogueEntry>(catalogue)

const envelope = (data: z.ZodMiniType) => {
  // As a reader sees it: later releases may say more.
  const { $schema: _dialect, ...schema } = z.toJSONSchema(data, { unrepresentable: 'any', io: 'input' })
  return {
    type: 'object',
    required: ['eventId', 'eventType', 'timestamp', 'version', 'data', 'metadata'],
    properties: {
      eventId: { type: 'string' },
      eventType: { type: 'string' },
      timestamp: { type: 'string', format: 'date-time' },
      version: { type: 'string' },
      data: schema,
      metadata: {
        type: 'object',
        required: ['source', 'userId', 'correlationId'],
        properties: {
          source: { type: 'string' },
          userId: { type: ['string', 'null'] },
          correlationId: { type: 'string' },
          causationId: { type: 'string' },
        },
      },
    },
  }
}

const dayMs = 86_400_000

function channels() {
  return Object.fromEntries(
    Object.entries(topics).map(([topic, { partitions, retentionDays }]) => {
      const events = published.filter(([, entry]) => entry.topic === topic)
      const messages = Object.fromEntries(events.map(([type]) => [type, { $ref: `#/components/messages/${type}` }]))
      const topicConfiguration = { 'cleanup.policy': ['delete'], 'retention.ms': retentionDays * dayMs }
      return [topic, { address: topic, messages, bindings: { kafka: { partitions, topicConfiguration } } }]
    }),
  )
}

/** The document kept at docs/asyncapi.json. Every message's Kafka key is its eventId. */
export function writeAsyncApi(version: string): object {
  const messages = Object.fromEntries(
    published.map(([type, { summary, source, readers, aggregate, data }]) => [
      type,
      {
        name: type,
        summary,
        contentType: 'application/json',
        bindings: { kafka: { key: { type: 'string', description: 'eventId' } } },
        'x-source': source,
        'x-readers': readers.filter((reader) => reader !== 'outside'),
        'x-aggregate': aggregate,
        payload: envelope(data),
      },
    ]),
  )
  return {
    asyncapi: '3.0.0',
    info: { title: 'SmartAutoCheck events', version },
    channels: channels(),
    components: { messages },
  }
}
