// Bodies of the operations on what a consumer group has given up.
import * as z from 'zod/mini'
import { consumerGroups } from '../events/topics.ts'
import { Instant, Uuid, writtenText } from '../ids.ts'
import { After, PlateSearch } from './page.ts'

export const DeadLetterId = z.strictObject({ id: Uuid })

const DeadLetterState = z.enum(['open', 'replayed', 'dismissed'])
type DeadLetterState = z.infer<typeof DeadLetterState>

const name = z.string().check(z.minLength(1), z.maxLength(200))

const filter = {
  topic: z.optional(name),
  /** Stable class such as `attempts-exhausted`. */
  reason: z.optional(name),
  /** Partition key: the id of the aggregate. */
  key: z.optional(name),
  /** Given up at or after … */
  from: z.optional(Instant),
  /** … and before. */
  to: z.optional(Instant),
}
const group = z.enum(consumerGroups)

/** Newest first. Open ones unless told. `search`: about the bookings of such a plate, their inspections and payments. */
export const ListDeadLetters = z.strictObject({
  ...filter,
  group: z.optional(group),
  state: z.optional(DeadLetterState),
  search: PlateSearch,
  after: After,
})
export type ListDeadLetters = z.infer<typeof ListDeadLetters>

export const DeadLetterSummary = z.strictObject({
  letterId: Uuid,
  group: z.string(),
  topic: z.string(),
  partition: z.int(),
  offset: z.int(),
  eventId: z.string(),
  eventType: z.string(),
  /** Partition key. */
  key: z.string(),
  reason: z.string(),
  step: z.string(),
  attempts: z.int(),
  givenUpAt: Instant,
  /** How often it was sent back before. */
  replays: z.int(),
  state: DeadLetterState,
  settledAt: z.nullable(Instant),
  settledBy: z.nullable(z.string()),
  settledReason: z.nullable(z.string()),
})
export type DeadLetterSummary = z.infer<typeof DeadLetterSummary>

const DeadLetterCount = z.strictObject({
  group: z.string(),
  topic: z.string(),
  reason: z.string(),
  eventType: z.string(),
  count: z.int(),
  oldestAt: Instant,
})
type DeadLetterCount = z.infer<typeof DeadLetterCount>

/** `counts` are of everything that matches, whatever the page shows. */
export const DeadLetterList = z.strictObject({
  letters: z.array(DeadLetterSummary),
  more: z.boolean(),
  counts: z.array(DeadLetterCount),
})
export type DeadLetterList = z.infer<typeof DeadLetterList>

export const DeadLetterDetail = z.extend(DeadLetterSummary, {
  /** Message key as it was in the log. */
  messageKey: z.string(),
  /** The exact bytes of a key that is no text the database holds; null where `messageKey` says it exactly. */
  messageKeyBase64: z.nullable(z.string()),
  /** Header values as text, `{base64}` where they are none. */
  headers: z.record(z.string(), z.union([z.string(), z.strictObject({ base64: z.string() })])),
  /** The value as text; bytes that are not text show as �. */
  value: z.string(),
  /** The exact bytes of the value. */
  valueBase64: z.string(),
  /** Text of the last error; null where no error was thrown. */
  error: z.nullable(z.string()),
  /** What became of the event: waiting for its (next) attempt, handled, given up; null where nobody handles it any more. */
  outcome: z.nullable(z.enum(['waiting', 'done', 'skipped', 'dead-lettered'])),
})
export type DeadLetterDetail = z.infer<typeof DeadLetterDetail>

/**
 * Sends open letters of a group back to it, oldest in the log first. With `expected` null nothing is done but counting; the
 * count is then to be given, so that nobody sends back more than they saw. `commandId` is made by the client: repeating the
 * command changes nothing.
 */
export const ReplayDeadLetters = z.strictObject({
  commandId: Uuid,
  group,
  letterId: z.optional(Uuid),
  ...filter,
  expected: z.nullable(z.int().check(z.nonnegative())),
  limit: z.int().check(z.minimum(1), z.maximum(500)),
  perSecond: z.int().check(z.minimum(1), z.maximum(50)),
  note: writtenText('unprinted'),
})
export type ReplayDeadLetters = z.infer<typeof ReplayDeadLetters>

export const ReplayResult = z.strictObject({
  /** Open letters that matched before the command. */
  matching: z.int(),
  replayed: z.int(),
  /** Of these, what had been handled meanwhile: closed, and not sent again. */
  alreadyHandled: z.int(),
  /** When the last of them is tried at the latest; null where none is. */
  lastAt: z.nullable(Instant),
})
export type ReplayResult = z.infer<typeof ReplayResult>

/** Nothing is deleted: the letter stays readable. */
export const DismissDeadLetter = z.strictObject({ commandId: Uuid, note: writtenText('unprinted') })
export type DismissDeadLetter = z.infer<typeof DismissDeadLetter>
