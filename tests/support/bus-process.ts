// A process of its own that uses the event bus, for tests that kill, stop or leave processes. Arguments: one JSON text.
import { setTimeout as sleep } from 'node:timers/promises'
import type { TopicName } from '@sac/contracts/events/topics'
import { consume } from '@sac/platform/bus/consume'
import { createKafkaBus } from '@sac/platform/bus/kafka/create-kafka-bus'
import type { EventBus } from '@sac/platform/bus/port'
import { createPostgresLog } from '@sac/platform/bus/postgres-log/create-postgres-log'
import { createPool } from '@sac/platform/db/create-pool'
import { done } from '@sac/platform/inbox/outcome'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { runUntilSignal } from '@sac/platform/process/run-until-signal'

export type BusAddress = { kind: 'postgres-log'; url: string } | { kind: 'kafka'; brokers: string[] }

export type BusTask = {
  bus: BusAddress
  group: string
  topic: string
  /** hold: take a batch and never end it. slow: half a second per batch, ends on SIGTERM. leave: read one record, close. */
  mode: 'hold' | 'slow' | 'leave' | 'poison'
  /** For poison: where the inbox and the effects are. */
  serviceUrl?: string
}

const log = createSilentLogger()

export function openBus(address: BusAddress): Promise<EventBus> | EventBus {
  if (address.kind === 'kafka') {
    return createKafkaBus({
      brokers: address.brokers,
      clientId: 'test',
      log,
      sessionTimeoutMs: 6_000,
      restartAfterMs: 20_000,
    })
  }
  return createPostgresLog({ url: address.url, log, claimMs: 200 })
}

const tasks: Record<BusTask['mode'], (bus: EventBus, task: BusTask) => Promise<void>> = {
  hold: async (bus, { group, topic }) => {
    await bus.subscribe({
      group,
      topics: [topic],
      onBatch: () => {
        say('holding')
        return sleep(3_600_000)
      },
    })
  },
  slow: async (bus, { group, topic }) => {
    runUntilSignal({ close: (deadlineMs) => bus.close(deadlineMs), log })
    await bus.subscribe({
      group,
      topics: [topic],
      maxBatch: 1,
      onBatch: async ({ records, commit }) => {
        say('begun')
        await sleep(500)
        await commit((records[0]?.offset ?? 0) + 1)
        say(`committed ${records[0]?.key}`)
      },
    })
  },
  leave: async (bus, { group, topic }) => {
    await new Promise<void>((resolve, reject) => {
      const onBatch = async () => resolve()
      bus.subscribe({ group, topics: [topic], onBatch }).catch(reject)
    })
    await bus.close(2_000)
    say('closed')
  },
  poison: async (bus, { group, topic, serviceUrl = '' }) => {
    await consume({
      bus,
      pool: createPool({ url: serviceUrl, log, schema: 'service' }),
      group,
      topics: [topic as TopicName],
      log,
      handlers: {
        'test.happened': async (tx, { eventId, data }) => {
          if (data['poison'] === true) process.kill(process.pid, 'SIGKILL')
          await tx.query('INSERT INTO effect VALUES ($1)', [eventId])
          return done
        },
      },
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
