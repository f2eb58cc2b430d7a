import { deadLetterTopic, deadLetterTopicSpec } from '@sac/contracts/events/topics'
import type { Logger } from '#logging/create-logger'
import { backoffMs } from '#timing/backoff'
import { createLoop, type Loop } from '#timing/create-loop'
import { BusError, type Consumer, type EventBus, type Health, type Subscription } from './port.ts'

type Options = { bus: EventBus; subscription: Subscription; log: Logger }

/** Subscribes now, or, while the log is down, as soon as it is back: a process must be able to start without it. */
export async function subscribeWhenReachable(options: Options): Promise<Pick<Consumer, 'health' | 'close'>> {
  try {
    return await subscribe(options)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return keepTrying(options)
  }
}

async function subscribe({ bus, subscription }: Options): Promise<Consumer> {
  await bus.ensureTopics([{ name: deadLetterTopic(subscription.group), ...deadLetterTopicSpec }])
  return bus.subscribe(subscription)
}

const nextCheckMs = 60_000

function keepTrying(options: Options): Pick<Consumer, 'health' | 'close'> {
  const { log, subscription } = options
  let consumer: Consumer | undefined
  let failures = 1
  let reason = 'the event log does not answer'
  const loop: Loop = createLoop(async (signal) => {
    if (consumer) return nextCheckMs
    try {
      consumer = await subscribe(options)
      if (signal.aborted) await consumer.close(1_000)
      log.info({ group: subscription.group, failures }, 'event log reached')
      return nextCheckMs
    } catch (error) {
      failures += 1
      if (!isUnavailable(error)) reason = error instanceof Error ? error.message : 'unknown'
      log.warn({ group: subscription.group, failures, err: error }, 'event log not reached')
      return backoffMs(failures, { baseMs: 500, capMs: 10_000 })
    }
  })
  return {
    health: (): Health => consumer?.health() ?? { ok: false, reason },
    close: async (deadlineMs) => {
      await loop.stop()
      await consumer?.close(deadlineMs)
    },
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof BusError && error.kind === 'unavailable'
}
