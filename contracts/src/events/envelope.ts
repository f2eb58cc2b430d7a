// The envelope every message on a topic carries, as specified. The Kafka message key is `eventId`.
import * as z from 'zod/mini'

export const Envelope = z.object({
  eventId: z.string().check(z.minLength(1), z.maxLength(64)),
  eventType: z.string().check(z.minLength(1), z.maxLength(100)),
  timestamp: z.string(),
  version: z.string(),
  data: z.record(z.string(), z.unknown()),
  metadata: z.object({
    source: z.string(),
    userId: z.nullable(z.string()),
    correlationId: z.string(),
    causationId: z.optional(z.string()),
  }),
})
export type Envelope = z.infer<typeof Envelope>
