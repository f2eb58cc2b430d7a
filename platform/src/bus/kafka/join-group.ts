// One membership of a consumer group, from joining to its end, with a kafkajs client of its own that dies with it. kafkajs
// fetches and keeps the membership alive; where reading goes on is told it by us, from the group's places, after every joining
// and every batch. Slow batches run beside its loop, each partition paused while its batch is in hand, so that neither a slow nor a
// failing partition holds up the others, and no error of ours reaches kafkajs (which would stop every partition for seconds).
import { setTimeout as sleep } from 'node:timers/promises'
import type { EachBatchPayload, Consumer as KafkaConsumer } from 'kafkajs'
import { backoffMs } from '#timing/backoff'
import type { Health, PartitionPosition, Subscription } from '../port.ts'
import { type Wants, wantsOf } from '../wants.ts'
import { type ClientOptions, createClient } from './create-client.ts'
import { createReports, type Reports } from './create-reports.ts'
import { deliver } from './deliver.ts'
import { leaveGroup } from './leave-group.ts'
import { openConsumer } from './open-consumer.ts'
import type { Fetched } from './to-records.ts'

export type MembershipOptions = ClientOptions & {
  subscription: Subscription
  /** A member silent for so long loses its partitions. */
  sessionTimeoutMs: number
  /** A client without a sign of life for so long has ended. */
  silentAfterMs: number
}

export type Membership = {
  /** Resolves when the client is dead for certain; `joined` tells whether it ever had partitions. */
  ended: Promise<{ reason: string; joined: boolean }>
  health: () => Health
  /** Lets running batches finish, at most `deadlineMs`, and ends. Idempotent. */
  leave: (reason: string, deadlineMs: number) => Promise<void>
}

/** A partition this member reads: at most one batch of it is in hand, and a rest may follow. */
type Flow = { busy: boolean; failures: number; rests: boolean }

type Member = MembershipOptions & {
  wants: Wants
  client: KafkaConsumer
  reports: Reports
  flows: Map<string, Flow>
  /** Counts joinings; undefined positions are looked up once for each. */
  joinings: number
  /** The first join, once it has begun. */
  joining?: Promise<void>
  seenAt: number
  ending: boolean
}

export function joinGroup(options: MembershipOptions): Membership {
  const { kafka, sever } = createClient(options)
  const { subscription, sessionTimeoutMs, silentAfterMs } = options
  const client = openConsumer(kafka, { ...subscription, sessionTimeoutMs })
  const reports = createReports(client)
  const [wants, seenAt] = [wantsOf(subscription), performance.now()]
  const member: Member = { ...options, wants, client, reports, flows: new Map(), joinings: 0, seenAt, ending: false }
  const end = Promise.withResolvers<{ reason: string; joined: boolean }>()
  let leaving: Promise<void> | undefined
  const leaveOnce = async (reason: string, deadlineMs: number) => {
    const until = performance.now() + deadlineMs
    member.ending = true
    clearInterval(watchdog)
    await waitIdle(member, deadlineMs)
    const ms = Math.max(1_500, Math.min(5_000, until - performance.now()))
    await leaveGroup(client, { joining: member.joining, lastReport: reports.flush, ms })
    sever()
    end.resolve({ reason, joined: member.joinings > 0 })
  }
  const leave: Membership['leave'] = (reason, deadlineMs) => (leaving ??= leaveOnce(reason, deadlineMs))
  const watchdog = setInterval(() => {
    if (performance.now() - member.seenAt > silentAfterMs) void leave('the client has been silent', 0)
  }, 1_000)
  watch(member, leave)
  start(member).catch((error: unknown) => leave(error instanceof Error ? error.message : 'unknown', 0))
  return { ended: end.promise, health: () => healthOf(member), leave }
}

async function start(member: Member): Promise<void> {
  const { client, subscription } = member
  await client.connect()
  await client.subscribe({ topics: [...subscription.topics], fromBeginning: true })
  if (member.ending) return
  member.joining = client.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: 8,
    eachBatch: (payload) => takeBatch(member, payload),
  })
  await member.joining
}

function watch(member: Member, leave: Membership['leave']): void {
  const { client } = member
  const { FETCH, HEARTBEAT, GROUP_JOIN, CRASH } = client.events
  const alive = () => void (member.seenAt = performance.now())
  client.on(FETCH, alive)
  client.on(HEARTBEAT, alive)
  client.on(GROUP_JOIN, ({ payload }) => {
    alive()
    member.joinings += 1
    const assigned = Object.entries(payload.memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition })),
    )
    // Before kafkajs can read from where the broker believes us to be.
    for (const at of assigned) stop(member, at)
    void takeUp(member, assigned, member.joinings)
  })
  client.on(CRASH, ({ payload: { error } }) => void leave(error.message, 0))
}

/** Tells kafkajs where the group is in each partition, as soon as the places can be read. */
async function takeUp(member: Member, assigned: readonly PartitionPosition[], joining: number): Promise<void> {
  const { subscription, log } = member
  for (let attempt = 1; !member.ending && member.joinings === joining; attempt += 1) {
    try {
      const places = await subscription.listPlaces()
      if (member.joinings !== joining) return
      for (const { topic, partition, next } of places)
        if (assigned.some((at) => at.topic === topic && at.partition === partition))
          goOn(member, { topic, partition }, next)
      return
    } catch (error) {
      log.warn({ group: subscription.group, attempt, err: error }, 'places not read')
      await sleep(backoffMs(attempt, { baseMs: 100, capMs: 2_000 }))
    }
  }
}

// kafkajs fetches no partition of this broker before all batches in hand have been answered for. Most are done soon, and the
// next fetch then asks for their partition too; a slow one is left to itself, so that it holds up nobody. Never throws.
const patienceMs = 1_000

async function takeBatch(member: Member, payload: EachBatchPayload): Promise<void> {
  const { batch } = payload
  const flow = flowOf(member, batch)
  stop(member, batch)
  if (flow.busy || flow.rests || member.ending || !payload.isRunning()) return
  flow.busy = true
  const done = new AbortController()
  void handOn(member, flow, batch).finally(() => done.abort())
  await sleep(patienceMs, undefined, { signal: done.signal }).catch(() => undefined)
}

/** Resolves when the batch is dealt with; a partition without progress rests before it goes on. */
async function handOn(member: Member, flow: Flow, fetched: Fetched): Promise<void> {
  const { subscription, wants, log, reports } = member
  const { topic, partition } = fetched
  const { next, progress } = await deliver({ subscription, wants, log, fetched, isStale: () => member.ending })
  flow.busy = false
  flow.failures = progress ? 0 : flow.failures + 1
  flow.rests = !progress
  const goOnNow = () => {
    flow.rests = false
    goOn(member, { topic, partition }, next)
  }
  if (!progress) return void setTimeout(goOnNow, backoffMs(flow.failures, { baseMs: 100, capMs: 5_000 })).unref()
  reports.note({ topic, partition, next })
  goOnNow()
}

function flowOf({ flows }: Member, { topic, partition }: PartitionPosition): Flow {
  const id = `${topic}/${partition}`
  const flow = flows.get(id) ?? { busy: false, failures: 0, rests: false }
  flows.set(id, flow)
  return flow
}

function stop({ client }: Member, { topic, partition }: PartitionPosition): void {
  quietly(() => client.pause([{ topic, partitions: [partition] }]))
}

/** Lets a partition flow from `next` on, unless its batch is in hand or it waits: whoever ends that calls again. */
function goOn(member: Member, at: PartitionPosition, next: number): void {
  const { topic, partition } = at
  const { busy, rests } = flowOf(member, at)
  if (busy || rests || member.ending) return
  quietly(() => member.client.seek({ topic, partition, offset: String(next) }))
  quietly(() => member.client.resume([{ topic, partitions: [partition] }]))
}

// After a crash kafkajs has no group to steer.
function quietly(step: () => void): void {
  try {
    step()
  } catch {
    return
  }
}

async function waitIdle({ flows }: Member, deadlineMs: number): Promise<void> {
  const deadline = performance.now() + deadlineMs
  while ([...flows.values()].some(({ busy }) => busy) && performance.now() < deadline) await sleep(5)
}

function healthOf({ ending, joinings, seenAt, silentAfterMs }: Member): Health {
  if (ending || joinings === 0) return { ok: false, reason: 'joining the group' }
  return performance.now() - seenAt < silentAfterMs / 2 ? { ok: true } : { ok: false, reason: 'the client is silent' }
}
