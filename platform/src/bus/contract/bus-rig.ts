import { randomUUID } from 'node:crypto'
import { partitionFor } from '@sac/contracts/events/partition'
import type { BusAddress } from '@sac/tests/support/bus-process'
import { type Reading, readInMemory } from '@sac/tests/support/places-in-memory'
import { vi } from 'vitest'
import type { BusRecord, EventBus, OutgoingMessage } from '../port.ts'

/** What a contract run needs from an adapter's test: the real thing, its power switch, and where the two must differ. */
export type BusRig = {
  address: BusAddress
  openBus: () => Promise<EventBus> | EventBus
  /** Two members share the partitions of a group; the PostgreSQL log keeps a group on one member. */
  shares: boolean
  /** A bus whose way to the log can be cut; `restore` brings the same log back. */
  openFragileBus: () => Promise<{ bus: EventBus; cut: () => Promise<void>; restore: () => Promise<void> }>
  /** Lets retention remove the records of a partition (0 unless told) before `offset`. */
  dropBefore: (topic: string, offset: number, partition?: number) => Promise<void>
  /** Moves what the log itself believes about a group, as its own tools do; nothing where it believes nothing. */
  resetGroup: (group: string, topic: string, to: 'first' | 'end') => Promise<void>
  /** A member that died is replaced within this time. */
  takeoverMs: number
}

export function newName(kind: string): string {
  return `${kind}-${randomUUID()}`
}

export function message(key: string, n: number, extra: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    eventId: randomUUID(),
    partitionKey: key,
    headers: {},
    value: Buffer.from(JSON.stringify({ key, n })),
    ...extra,
  }
}

export function contentOf(record: BusRecord): { key: string; n: number } {
  return JSON.parse(Buffer.from(record.value).toString()) as { key: string; n: number }
}

/** A partition key that falls on the given one of `partitions`. */
export function keyFor(partition: number, partitions: number): string {
  for (let n = 0; ; n += 1) if (partitionFor(`key-${n}`, partitions) === partition) return `key-${n}`
}

/**
 * A topic that can be written to. A broker may say for a moment that it does not know what it has just made, or does not lead it,
 * though its metadata say so: the outbox sends again then, and a test asks until it answers.
 */
export async function createTopic(bus: EventBus, partitions = 3): Promise<string> {
  const name = newName('topic')
  const patience = { interval: 200 }
  await vi.waitFor(() => bus.ensureTopics([{ name, partitions, retentionDays: 1 }]), patience)
  await vi.waitFor(() => bus.ranges([name]), patience)
  return name
}

/** Subscribes a group with its places in memory and collects what it takes. */
export async function collect(bus: EventBus, subscription: Omit<Reading, 'take'>) {
  const records: BusRecord[] = []
  const consumer = await readInMemory(bus, { ...subscription, take: (taken) => void records.push(...taken) })
  return { records, consumer }
}
