import type { Kafka, Consumer as KafkaConsumer } from 'kafkajs'
import type { Logger } from '#logging/create-logger'
import type { Subscription } from '../port.ts'
import type { Lane, Lanes } from './lane.ts'

export type ConsumerOptions = {
  kafka: Kafka
  subscription: Subscription
  log: Logger
  /** A member silent for so long loses its partitions. */
  sessionTimeoutMs: number
  /** A client without a sign of life for so long is replaced. */
  restartAfterMs: number
}

export type Member = ConsumerOptions & {
  lanes: Lanes
  client: KafkaConsumer | undefined
  /** Raised whenever partitions may have changed hands; batches of an older epoch commit no more. */
  epoch: number
  seenAt: number
  closing: boolean
}

/** Stops delivery of a partition for a while; kafkajs is told, and takeBatch asks again in case kafkajs has forgotten. */
export function pauseLane(member: Member, lane: Lane, forMs: number): void {
  lane.pausedUntil = performance.now() + forMs
  stopFetching(member, lane)
  clearTimeout(lane.timer)
  lane.timer = setTimeout(() => openLane(member, lane), forMs + 1)
}

/** Lets a partition flow again unless its batch is in hand or its pause has not ended. */
export function openLane(member: Member, lane: Lane): void {
  if (member.closing || lane.busy || lane.pausedUntil > performance.now()) return
  quietly(() => member.client?.resume([{ topic: lane.topic, partitions: [lane.partition] }]))
}

export function stopFetching({ client }: Member, { topic, partition }: Lane): void {
  quietly(() => client?.pause([{ topic, partitions: [partition] }]))
}

// Between a crash and the restart kafkajs has no group to steer; the fresh one starts with nothing paused.
export function quietly(step: () => void): void {
  try {
    step()
  } catch {
    return
  }
}
