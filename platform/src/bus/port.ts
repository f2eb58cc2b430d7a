// The event log as the services see it. What Kafka and the PostgreSQL log do differently stays inside their adapters;
// no client type, client error or broker timestamp passes this file.

/** A message to publish. Messages of one `partitionKey` are delivered in the order they were published. */
export type OutgoingMessage = {
  /** Message key, as specified: the event's id. */
  eventId: string
  /** Aggregate id that decides the partition; travels in the header `partitionkey`. */
  partitionKey: string
  headers: Readonly<Record<string, string | Uint8Array>>
  /** At most `maxValueBytes`. */
  value: Uint8Array
}

/** A message as delivered. `headers` keep their bytes; `value` is empty where the producer sent nothing. */
export type BusRecord = {
  topic: string
  partition: number
  /** Grows within a partition; dense only in the PostgreSQL log. */
  offset: number
  key: string
  headers: Readonly<Record<string, Uint8Array>>
  value: Uint8Array
}

/** Records of one partition, in order. Delivered one batch at a time per partition. */
export type Batch = {
  topic: string
  partition: number
  records: readonly BusRecord[]
  /** Stores `next`, the offset of the first record not yet dealt with. Refused silently when the partition has moved on. */
  commit: (next: number) => Promise<void>
  /** Call between steps of long work, so that the group does not take this member for dead. */
  keepAlive: () => Promise<void>
  /** True when the partition was taken away, paused or moved by seek: stop and commit no more. */
  isStale: () => boolean
}

export type Subscription = {
  group: string
  topics: readonly string[]
  /** A rejection leaves the rest uncommitted: it is delivered again after a pause, other partitions flow on. */
  onBatch: (batch: Batch) => Promise<void>
  /** Retention removed records before this group read them: delivery goes on at `to`, everything from `from` is lost to it. */
  onGap?: (gap: PartitionPosition & { from: number; to: number }) => void
  /** Records per batch at most; 500 unless told. */
  maxBatch?: number
}

export type Consumer = {
  /** Stops delivery of one partition for `forMs`; others go on. */
  pause: (at: PartitionPosition, forMs: number) => void
  resume: (at: PartitionPosition) => void
  health: () => Health
  /** Waits for running batches at most `deadlineMs`, gives the partitions back. Idempotent. */
  close: (deadlineMs: number) => Promise<void>
}

export type PartitionPosition = { topic: string; partition: number }

/** `committed` is the group's next offset, null before its first commit; `lag` counts records not yet committed. */
export type PartitionLag = PartitionPosition & { committed: number | null; end: number; lag: number }

/** Where a group continues: everything still kept, from an offset of one partition, or from a moment. */
export type ReplayFrom =
  | { from: 'earliest' }
  | { from: 'offset'; partition: number; offset: number }
  | { from: 'time'; time: Date }

export type TopicSpec = { name: string; partitions: number; retentionDays: number }

export type Health = { ok: true } | { ok: false; reason: string }

export type EventBus = {
  /** Creates what is missing; throws BusError `fatal` when a topic has another number of partitions. */
  ensureTopics: (specs: readonly TopicSpec[]) => Promise<void>
  /** Resolves when all messages are stored. On rejection (BusError) any part of them may be stored. */
  publish: (topic: string, messages: readonly OutgoingMessage[]) => Promise<void>
  subscribe: (subscription: Subscription) => Promise<Consumer>
  /** One entry per partition of the topics. */
  lag: (group: string, topics: readonly string[]) => Promise<PartitionLag[]>
  /** Moves a group whose consumers are all closed. Throws BusError `retriable` while one is still there. */
  seek: (group: string, topic: string, to: ReplayFrom) => Promise<void>
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
