// A process of its own that uses the event bus, for tests that kill, stop or leave processes. Arguments: one JSON text.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Envelope } from '@sac/contracts/events/envelope'
import type { TopicName } from '@sac/contracts/events/topics'
import { consume } from '@sac/platform/bus/consume'
import { createKafkaBus } from '@sac/platform/bus/kafka/create-kafka-bus'
import type { EventBus } from '@sac/platform/bus/port'
import { createPostgresLog } from '@sac/platform/bus/postgres-log/create-postgres-log'
import { createPool } from '@sac/platform/db/create-pool'
import type { Tx } from '@sac/platform/db/with-transaction'
import { done } from '@sac/platform/inbox/outcome'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { runUntilSignal } from '@sac/platform/process/run-until-signal'
import { readInMemory } from './places-in-memory.ts'

export type BusAddress =
  | { kind: 'postgres-log'; url: string }
  /** `sessionTimeoutMs`: how long a group waits for a member that has died; the product's own time unless told. */
  | { kind: 'kafka'; brokers: string[]; sessionTimeoutMs?: number }

type BusTask = {
  bus: BusAddress
  group: string
  topic: string
  /** hold: take a batch and never end it. slow: half a second per event, ends on SIGTERM. leave: read one record, close. */
  mode: 'hold' | 'slow' | 'leave' | 'poison'
  /** For slow and poison: where the inbox and the effects are. */
  serviceUrl?: string
}

const log = createSilentLogger()

export function openBus(address: BusAddress): Promise<EventBus> | EventBus {
  if (address.kind === 'kafka') return createKafkaBus({ ...address, clientId: 'test', log })
  return createPostgresLog({ url: address.url, log, claimMs: 200 })
}

type Handle = (tx: Tx, envelope: Envelope) => Promise<void>

function consumeEvents(bus: EventBus, { group, topic, serviceUrl = '' }: BusTask, handle: Handle): void {
  consume({
    bus,
    pool: createPool({ url: serviceUrl, log, schema: 'service' }),
    group,
    topics: [topic as TopicName],
    log,
    handlers: {
      'test.happened': async (tx, envelope) => {
        await handle(tx, envelope)
        await tx.query('INSERT INTO effect VALUES ($1)', [envelope.eventId])
        return done
      },
    },
  })
}

const tasks: Record<BusTask['mode'], (bus: EventBus, task: BusTask) => Promise<void>> = {
  hold: async (bus, { group, topic }) => {
    const take = () => {
      say('holding')
      return sleep(3_600_000)
    }
    await readInMemory(bus, { group, topics: [topic], take })
  },
  slow: async (bus, task) => {
    runUntilSignal({ close: (deadlineMs) => bus.close(deadlineMs), log, deadlineMs: 50_000 })
    consumeEvents(bus, task, async () => {
      say('taken')
      await sleep(500)
    })
  },
  leave: async (bus, { group, topic }) => {
    await new Promise<void>((resolve, reject) => {
      readInMemory(bus, { group, topics: [topic], take: () => resolve() }).catch(reject)
    })
    await bus.close(2_000)
    say('closed')
  },
  poison: async (bus, task) => {
    consumeEvents(bus, task, async (_tx, { data }) => {
      if (data['poison'] === true) process.kill(process.pid, 'SIGKILL')
    })
    say('running')
  },
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

if (import.meta.main) {
  const task = JSON.parse(process.argv[2] ?? '') as BusTask
  await tasks[task.mode](await openBus(task.bus), task)
}
