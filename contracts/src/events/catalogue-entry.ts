import type * as z from 'zod/mini'
import type { ConsumerGroup, TopicName } from './topics.ts'

/** Who tells of events. */
export type EventSource =
  | 'appointment-service'
  | 'certificate-service'
  | 'inspection-service'
  | 'invoice-service'
  | 'notification-service'
  | 'payment-service'
  | 'sync-gateway'
  | 'user-service'

/** A group of this release that takes notice of an event; `outside`: nobody here does, it is meant for programs of others alone. */
export type Reader = ConsumerGroup | 'outside'

type Shape = z.ZodMiniType<Record<string, unknown>>
type Members<Data extends Shape> = readonly [keyof z.output<Data> & string, ...(keyof z.output<Data> & string)[]]

/** What is agreed about an event. */
export type CatalogueEntry<
  Data extends Shape = Shape,
  Readers extends readonly [Reader, ...Reader[]] = readonly [Reader, ...Reader[]],
> = {
  topic: TopicName
  version: string
  source: EventSource
  /** A reader of a later release must find what it needs in an event of an earlier one: members are added as optional ones. */
  data: Data
  /**
   * The members of `data` that hold the id of what it is about: the first that says one is the partition key, so that events of one
   * aggregate arrive in their order.
   */
  aggregate: readonly string[]
  readers: Readers
  summary: string
}

type Given<Data extends Shape, Readers> = {
  data: Data
  aggregate: NoInfer<Members<Data>>
  readers: Readers
  summary: string
}

/** How a source tells its events: all on one topic. */
export const toldBy =
  (source: EventSource, topic: TopicName) =>
  <Data extends Shape, const Readers extends readonly [Reader, ...Reader[]]>(
    given: Given<Data, Readers>,
  ): CatalogueEntry<Data, Readers> => ({ topic, version: '1.0', source, ...given })
