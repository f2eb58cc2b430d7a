// Bodies of the operations on topics and the groups that read them.
import * as z from 'zod/mini'
import { consumerGroups } from '../events/topics.ts'
import { Int4, Uuid, writtenText } from '../ids.ts'

const offset = z.int().check(z.nonnegative())

/**
 * Accepts that a group never handles what the log does not hold (any more): its place in a partition moves from `from`, where it
 * is, to `to`, the first offset there is; in another log than it read before, to an offset of that one. `commandId` is made by
 * the client: repeating the command changes nothing.
 */
export const SkipEvents = z.strictObject({
  commandId: Uuid,
  group: z.enum(consumerGroups),
  topic: z.string().check(z.minLength(1), z.maxLength(200)),
  partition: Int4,
  from: offset,
  to: offset,
  note: writtenText('unprinted'),
})
export type SkipEvents = z.infer<typeof SkipEvents>

/** How far a consumer group is behind. */
export const GroupLag = z.strictObject({
  group: z.string(),
  /** Events it has not dealt with, in all its partitions. */
  lag: z.int(),
  /** Open dead letters. */
  deadLetters: z.int(),
  /** Messages that wait for another attempt, and since when the oldest does. */
  parked: z.int(),
  parkedOldestSeconds: z.int(),
  partitions: z.array(
    z.strictObject({
      topic: z.string(),
      partition: z.int(),
      /** The group's place; null where it has none yet. */
      committed: z.nullable(z.int()),
      /** The first the log still holds: a place before it, or behind `end`, has lost events. */
      first: z.int(),
      end: z.int(),
      lag: z.int(),
    }),
  ),
})

export const TopicList = z.strictObject({
  topics: z.record(z.string(), z.looseObject({ partitions: z.int(), retentionDays: z.int() })),
  groups: z.array(GroupLag),
  /** Facts that are not in the event log yet, by the schema that tells them. */
  outboxes: z.array(z.strictObject({ schema: z.string(), depth: z.int(), oldestSeconds: z.int() })),
})

/** What waits for a person or another attempt, beside dead letters and parked messages; of the process that answers. */
export const WaitingList = z.strictObject({
  waiting: z.array(z.strictObject({ name: z.string(), count: z.int(), oldestSeconds: z.int() })),
})
