// What the office is told while it looks on: that something changed, not what it is now. Whoever needs that asks for it.
import * as z from 'zod/mini'

/** What an event is about: its first word. */
export const liveKinds = ['inspection', 'appointment', 'certificate', 'payment', 'invoice', 'notification'] as const
export type LiveKind = (typeof liveKinds)[number]

/**
 * The event `changes`. `id`: the aggregate of the event (events/catalogue), of certificates that of their inspection, of invoices
 * that of their payment. The readers of a fact may be a moment behind it: each change is told again a second later.
 */
export const LiveChanges = z.object({
  changes: z.array(z.object({ kind: z.enum(liveKinds), id: z.string() })),
})
export type LiveChanges = z.infer<typeof LiveChanges>

/** The event `beat`, every 15 seconds: whether the server itself hears what happens. */
const LiveBeat = z.object({ hears: z.boolean() })
export type LiveBeat = z.infer<typeof LiveBeat>

/** One event as it stands on the stream, with nothing made of it yet: `data` is JSON of what is named like `event`; `reload` has none. */
export const LiveEvent = z.object({
  event: z.enum(['changes', 'beat', 'reload']),
  data: z.string(),
  id: z.optional(z.string()),
  retry: z.optional(z.int()),
})

/** The last event heard on a stream before this one: what was told since comes first, or the event `reload` where it is too much. */
export const ResumeLive = z.object({ 'last-event-id': z.optional(z.string().check(z.maxLength(100))) })
