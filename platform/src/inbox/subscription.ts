// A consumer group, made of what it does about events. Which events those are is compared with the catalogue's readers by the
// compiler: one too few or too many does not compile.
import { catalogue, type EventType, type ReadBy, topicsReadBy } from '@sac/contracts/events/catalogue'
import type { Envelope } from '@sac/contracts/events/envelope'
import { type ConsumerGroup, promptGroups, type TopicName } from '@sac/contracts/events/topics'
import type { Tx } from '#db/with-transaction'
import { inFlow } from '#flow/current-flow'
import type { BatchHandler, EventHandler } from './group-context.ts'
import type { On } from './on.ts'
import { done, isOutcome, type Outcome } from './outcome.ts'

/** For `consume`. */
export type GroupSubscription = {
  group: ConsumerGroup
  topics: readonly TopicName[]
  handlers: Readonly<Record<string, EventHandler>>
  versions: Readonly<Record<string, readonly string[]>>
  batchHandler?: BatchHandler
  gatherMs?: number
}

/** Names the events that are forgotten, or that the catalogue does not say the group reads. */
type Complete<Group extends ConsumerGroup, Types extends EventType> = [Exclude<ReadBy<Group>, Types>] extends [never]
  ? [Exclude<Types, ReadBy<Group>>] extends [never]
    ? unknown
    : { notAReaderOf: Exclude<Types, ReadBy<Group>> }
  : { forgotten: Exclude<ReadBy<Group>, Types> }

/** A group that takes one event after the other, each in its flow: what a handler publishes is caused by its event. */
export function subscribeEach<Group extends ConsumerGroup, Types extends EventType>(
  group: Group,
  handlers: readonly On<Types, Promise<Outcome>>[] & Complete<Group, Types>,
): GroupSubscription {
  return subscriptionOf(
    group,
    byType(handlers, async (tx, envelope, { handle }) => inFlow(flowOf(envelope), () => handle(tx, envelope))),
  )
}

const flowOf = ({ eventId, metadata: { correlationId } }: Envelope) => ({ correlationId, causationId: eventId })

/** Takes what new events say, in the order of the log, in one transaction; returns an outcome for each. */
export type TakeTogether<Said> = (tx: Tx, said: readonly Said[]) => Promise<readonly Outcome[]>

/**
 * A group that takes many events at once: what each says is read by its handler, and all of it is taken together. A handler may
 * answer with the outcome instead. A single event is a batch of one.
 */
export function subscribeTogether<Group extends ConsumerGroup, Types extends EventType, Said extends object>(
  group: Group,
  readers: readonly On<Types, Said | Outcome>[] & Complete<Group, Types>,
  take: TakeTogether<Said>,
): GroupSubscription & { batchHandler: BatchHandler } {
  const read = byType(readers, (tx, envelope, { handle }) => handle(tx, envelope))
  const batchHandler: BatchHandler = async (tx, envelopes) => {
    const all = envelopes.map((envelope) => read[envelope.eventType]?.(tx, envelope) ?? done)
    const outcomes = all.map((one): Outcome => (isOutcome(one) ? one : done))
    const said = all.flatMap((one, at) => (isOutcome(one) ? [] : [{ one, at }]))
    if (said.length === 0 || outcomes.some(({ kind }) => kind === 'dead-letter')) return outcomes
    const taken = await take(
      tx,
      said.map(({ one }) => one),
    )
    for (const [index, { at }] of said.entries()) outcomes[at] = taken[index] ?? done
    return outcomes
  }
  const single: EventHandler = async (tx, envelope) => (await batchHandler(tx, [envelope]))[0] ?? done
  return {
    ...subscriptionOf(
      group,
      byType(readers, (tx, envelope) => single(tx, envelope)),
    ),
    batchHandler,
  }
}

type Handling<Result> = (tx: Tx, envelope: Envelope) => Result

const byType = <Type extends EventType, Result, Handled>(
  all: readonly On<Type, Result>[],
  handle: (tx: Tx, envelope: Envelope, on: On<Type, Result>) => Handled,
): Record<string, Handling<Handled>> =>
  Object.fromEntries(
    all.flatMap((one) => one.types.map((type) => [type, (tx: Tx, envelope: Envelope) => handle(tx, envelope, one)])),
  )

function subscriptionOf(group: ConsumerGroup, handlers: Record<string, EventHandler>): GroupSubscription {
  const versions = Object.keys(handlers).map((type) => [type, [catalogue[type as EventType].version]])
  const gatherMs = promptGroups.has(group) ? 0 : 250
  return { group, topics: topicsReadBy(group), handlers, versions: Object.fromEntries(versions), gatherMs }
}
