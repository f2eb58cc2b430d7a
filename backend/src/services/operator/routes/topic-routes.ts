import { topicsReadBy } from '@sac/contracts/events/catalogue'
import { topics } from '@sac/contracts/events/topics'
import { measureLag } from '@sac/platform/bus/measure-lag'
import type { EventBus } from '@sac/platform/bus/port'
import { skipEvents } from '@sac/platform/bus/skip-events'
import { systemClock } from '@sac/platform/clock'
import { measureDeadLetters } from '@sac/platform/dead-letters/dead-letter-rows'
import type { Backlog } from '@sac/platform/http/backlog'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import { uuidv7 } from '@sac/platform/ids'
import { measureParked } from '@sac/platform/inbox/parked-rows'
import { measureOutboxes } from '@sac/platform/outbox/outbox-rows'
import type { Mailbox, Outbox } from '../mailbox.ts'

async function lagOf(bus: EventBus, { group, pool }: Mailbox) {
  const partitions = await measureLag({ bus, pool }, { group, topics: topicsReadBy(group) })
  const { count } = await measureDeadLetters(pool, { group })
  const { parked, oldestMs } = await measureParked(pool, group)
  return {
    group,
    lag: partitions.reduce((sum, { lag }) => sum + lag, 0),
    deadLetters: count,
    parked,
    parkedOldestSeconds: Math.round(oldestMs / 1_000),
    partitions,
  }
}

const skip = (bus: EventBus, mailboxes: readonly Mailbox[]): Route =>
  route({
    operation: 'admin.group-skip',
    handler: async ({ body, caller }) => {
      const mailbox = mailboxes.find(({ group }) => group === body.group)
      if (!mailbox) throw new Problem('request.not-found', { detail: 'No group of this name runs here.' })
      const deps = { bus, pool: mailbox.pool, now: systemClock, newId: uuidv7 }
      await skipEvents(deps, { ...body, actorId: caller.userId })
      return { status: 200, body: await lagOf(bus, mailbox) }
    },
  })

async function outboxOf({ schema, pool }: Outbox) {
  const { depth, oldestMs } = await measureOutboxes(pool, { schemas: [schema] })
  return { schema, depth, oldestSeconds: Math.round(oldestMs / 1_000) }
}

async function waitingOf({ name, measure }: Backlog) {
  const { count, oldestMs } = await measure()
  return { name, count, oldestSeconds: Math.round(oldestMs / 1_000) }
}

type Seen = {
  bus: EventBus
  mailboxes: readonly Mailbox[]
  outboxes: readonly Outbox[]
  /** Those of the services of this process. */
  backlogs: () => readonly Backlog[]
}

/** Topics, groups, their lag and how many dead letters of each wait for somebody. */
export const topicRoutes = ({ bus, mailboxes, outboxes, backlogs }: Seen): Route[] => [
  route({
    operation: 'admin.topics',
    handler: async () => {
      const groups = await Promise.all(mailboxes.map((mailbox) => lagOf(bus, mailbox)))
      return { status: 200, body: { topics, groups, outboxes: await Promise.all(outboxes.map(outboxOf)) } }
    },
  }),
  route({
    operation: 'admin.waiting',
    handler: async () => ({ status: 200, body: { waiting: await Promise.all(backlogs().map(waitingOf)) } }),
  }),
  skip(bus, mailboxes),
]
