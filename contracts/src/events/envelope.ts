// The envelope every message on a topic carries, as specified. The Kafka message key is `eventId`.
// Read by servers alone, and by each of them thousands of times a second: here the larger zod, which compiles its schemas.
import * as z from 'zod'

// Of each event there are thousands: what is in it is for its reader to check, and is not copied for that.
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

export const Envelope = z.object({
  eventId: z.string().min(1).max(64),
  eventType: z.string().min(1).max(100),
  timestamp: z.string(),
  version: z.string(),
  data: z.custom<Record<string, unknown>>(isObject),
  metadata: z.object({
    source: z.string(),
    userId: z.nullable(z.string()),
    correlationId: z.string(),
    causationId: z.optional(z.string()),
  }),
})
export type Envelope = z.infer<typeof Envelope>
