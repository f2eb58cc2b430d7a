// The event log as the services see it. What Kafka and the PostgreSQL log do differently stays inside their adapters;
// no client type, client error or broker timestamp passes this file.
import type { Headers } from '#messaging/headers'

/** A message to publish. Messages of one `partitionKey` are delivered in the order they were published. */
export type OutgoingMessage = {
  /** Message key, as specified: the event's id. */
  eventId: string
  /** Aggregate id that decides the partition; travels in the header `partitionkey`. */
  partitionKey: string
  headers: Headers
  /** At most `maxValueBytes`. */
  value: Uint8Array
}

/**
 * A message as delivered. `headers` keep their bytes, as text where the log keeps them as text; `value` is empty where the
 * producer sent nothing.
 */
export type BusRecord = {
  topic: string
  partition: number
  /** Without holes within a partition, save what retention took from its beginning. */
  offset: number
  /** The key as text; `keyBytes` where the text does not say it exactly. */
  key: string
  keyBytes?: Uint8Array
  headers: Headers
  value: Uint8Array
}

/** What a partition holds from one offset to before another. Delivered one batch at a time per partition and member. */
export type Batch = {
  topic: string
  partition: number
  from: number
  to: number
  /** In order, and all of them save what the group does not want. */
  records: readonly BusRecord[]
  /** True when going on is no use: the partition was taken away or the member closes. Correctness never depends on it. */
  isStale: () => boolean
}

export type PartitionPosition = { topic: string; partition: number }

/** Where a group continues in a partition. */
export type Place = PartitionPosition & { next: number }

export type Subscription = {
  group: string
  topics: readonly string[]
  /**
   * The events the group wants: a record whose header `ce_type` names another is passed over unread. One that names none is
   * delivered. Everything is unless told.
   */
  eventTypes?: readonly string[]
  /** The group's places in all partitions, as kept beside its effects: reading begins there, whatever the log believes. */
  listPlaces: () => Promise<readonly Place[]>
  /**
   * Takes what of the batch continues the group's place, and returns the place afterwards: the next batch begins there. A batch
   * may begin too early, too late, or be another member's. A rejection, or no progress, is followed by a pause; other
   * partitions flow on.
   */
  onBatch: (batch: Batch) => Promise<number>
  /** Records may wait for so many milliseconds, to be delivered with others; not at all unless told. */
  gatherMs?: number
  /** Offsets per batch at most; 500 unless told. */
  maxBatch?: number
}

export type Consumer = {
  /** Not ok while this member does not read (not joined yet, the log is away). */
  health: () => Health
  /** Gives up the membership and takes it up again, from the places: for whoever sees that a partition stands still. */
  restart: (reason: string) => void
  /** Waits for running batches at most `deadlineMs`, gives the partitions back. Idempotent. */
  close: (deadlineMs: number) => Promise<void>
}

/** What a partition holds: offsets from `first` to before `end`. */
export type PartitionRange = PartitionPosition & { first: number; end: number }

export type TopicSpec = { name: string; partitions: number; retentionDays: number }

export type Health = { ok: true } | { ok: false; reason: string }

export type EventBus = {
  /** Creates what is missing; throws BusError `fatal` when a topic has another number of partitions. */
  ensureTopics: (specs: readonly TopicSpec[]) => Promise<void>
  /** Resolves when all messages are stored. On rejection (BusError) any part of them may be stored. */
  publish: (topic: string, messages: readonly OutgoingMessage[]) => Promise<void>
  /** Begins at once, or as soon as the log can be reached; goes on for ever. */
  subscribe: (subscription: Subscription) => Consumer
  /** One entry per partition, in the order of the topics. */
  ranges: (topics: readonly string[]) => Promise<PartitionRange[]>
  /** The first record at or after a moment in each partition; the end where there is none. */
  placesAt: (topic: string, time: Date) => Promise<Place[]>
  health: () => Promise<Health>
  /** Closes consumers and connections; no timer or socket is left. Idempotent. */
  close: (deadlineMs: number) => Promise<void>
}

export const maxValueBytes = 950_000

/**
 * Why the log refused: `unavailable` = try later, nothing is wrong with the message; `too-large` = this message never fits;
 * `retriable` = try again now; `fatal` = the set-up is wrong, trying again is no use.
 */
export class BusError extends Error {
  override readonly name = 'BusError'
  readonly kind: 'unavailable' | 'too-large' | 'retriable' | 'fatal'
  constructor(kind: BusError['kind'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
