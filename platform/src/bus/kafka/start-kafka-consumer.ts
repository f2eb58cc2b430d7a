import { setTimeout as sleep } from 'node:timers/promises'
import type { EachBatchPayload, Consumer as KafkaConsumer } from 'kafkajs'
import type { Consumer, Health } from '../port.ts'
import { listGroupOffsets } from './group-offsets.ts'
import { createLanes } from './lane.ts'
import { type ConsumerOptions, type Member, openLane, pauseLane, stopFetching } from './member.ts'
import { runLane } from './run-lane.ts'
import { toRecords } from './to-records.ts'
import { withAdmin } from './with-admin.ts'

/**
 * One group member that heals itself. kafkajs fetches and keeps the membership alive; batches run beside its loop, each
 * partition paused while its batch is in hand, so that neither a slow nor a failing partition holds up the others, and no
 * error of ours ever reaches kafkajs (which would stop every partition for seconds).
 */
export async function startKafkaConsumer(options: ConsumerOptions): Promise<Consumer> {
  const member: Member = {
    ...options,
    lanes: createLanes(),
    client: undefined,
    epoch: 0,
    seenAt: performance.now(),
    closing: false,
  }
  try {
    await connect(member)
  } catch (error) {
    await disconnect(member, 1_000)
    throw error
  }
  const watchdog = setInterval(() => void restartIfSilent(member), 1_000)
  let closed: Promise<void> | undefined
  const close = async (deadlineMs: number) => {
    member.closing = true
    const deadline = performance.now() + deadlineMs
    clearInterval(watchdog)
    await waitIdle(member, deadlineMs)
    for (const lane of member.lanes.all()) clearTimeout(lane.timer)
    await disconnect(member, Math.max(500, deadline - performance.now()))
  }
  return {
    pause: (at, forMs) => pauseLane(member, member.lanes.of(at), forMs),
    resume: (at) => {
      const lane = member.lanes.of(at)
      lane.pausedUntil = 0
      openLane(member, lane)
    },
    health: () => healthOf(member),
    close: (deadlineMs) => (closed ??= close(deadlineMs)),
  }
}

async function connect(member: Member): Promise<void> {
  const { kafka, subscription, sessionTimeoutMs } = member
  const client = kafka.consumer({
    groupId: subscription.group,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: Math.floor(sessionTimeoutMs / 10),
    rebalanceTimeout: 60_000,
    maxWaitTimeInMs: 100,
    maxBytesPerPartition: 524_288,
    allowAutoTopicCreation: false,
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000, restartOnFailure: () => Promise.resolve(true) },
  })
  member.client = client
  member.seenAt = performance.now()
  watch(member, client)
  await client.connect()
  await client.subscribe({ topics: [...subscription.topics], fromBeginning: true })
  // Before the first fetch: kafkajs answers "out of range" by moving the committed offset, and then nobody could tell.
  await reportGaps(member).catch((error: unknown) => member.log.warn({ err: error }, 'gaps not checked'))
  await client.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    eachBatch: (payload) => Promise.resolve(takeBatch(member, payload)),
  })
}

function watch(member: Member, client: KafkaConsumer): void {
  const { FETCH, HEARTBEAT, GROUP_JOIN, REBALANCING, CRASH } = client.events
  const alive = () => {
    if (member.client === client) member.seenAt = performance.now()
  }
  client.on(FETCH, alive)
  client.on(HEARTBEAT, alive)
  client.on(REBALANCING, () => void (member.epoch += 1))
  client.on(GROUP_JOIN, () => {
    member.epoch += 1
    alive()
    for (const lane of member.lanes.all()) lane.next = undefined
  })
  client.on(CRASH, ({ payload: { restart } }) => {
    member.epoch += 1
    // What kafkajs takes for final is not final for us.
    if (!restart) member.seenAt = Number.NEGATIVE_INFINITY
  })
}

// Nothing here may throw or wait: kafkajs fetches no partition of this broker before it returns.
function takeBatch(member: Member, payload: EachBatchPayload): void {
  const lane = member.lanes.of(payload.batch)
  const records = toRecords(payload.batch)
  if (member.closing || !payload.isRunning() || records.length === 0) return
  stopFetching(member, lane)
  if (lane.busy || lane.pausedUntil > performance.now()) return
  lane.busy = true
  payload.resolveOffset(payload.batch.lastOffset())
  void runLane(member, lane, records).finally(() => {
    lane.busy = false
    openLane(member, lane)
  })
}

async function reportGaps({ kafka, subscription: { group, topics, onGap } }: Member): Promise<void> {
  if (!onGap) return
  const offsets = await withAdmin(kafka, (admin) => listGroupOffsets(admin, group, topics))
  for (const { topic, partition, committed, first } of offsets) {
    if (committed !== null && committed < first) onGap({ topic, partition, from: committed, to: first })
  }
}

async function restartIfSilent(member: Member): Promise<void> {
  if (member.closing || performance.now() - member.seenAt < member.restartAfterMs) return
  member.log.warn({ group: member.subscription.group }, 'silent event log client is replaced')
  member.epoch += 1
  const old = member.client
  member.seenAt = performance.now()
  void old?.disconnect().catch(() => undefined)
  await connect(member).catch((error: unknown) => member.log.warn({ err: error }, 'event log client not connected'))
}

async function waitIdle({ lanes }: Member, deadlineMs: number): Promise<void> {
  const deadline = performance.now() + deadlineMs
  while ([...lanes.all()].some(({ busy }) => busy) && performance.now() < deadline) await sleep(5)
}

async function disconnect({ client }: Member, deadlineMs: number): Promise<void> {
  const stop = new AbortController()
  const late = sleep(deadlineMs, undefined, { signal: stop.signal }).catch(() => undefined)
  await Promise.race([client?.disconnect().catch(() => undefined), late])
  stop.abort()
}

const silentAfterMs = 60_000
const stuckAfterMs = 120_000

function healthOf({ seenAt, lanes }: Member): Health {
  if (performance.now() - seenAt > silentAfterMs) return { ok: false, reason: 'the consumer loop has stopped' }
  const stuck = [...lanes.all()].find(({ busy, aliveAt }) => busy && performance.now() - aliveAt > stuckAfterMs)
  return stuck ? { ok: false, reason: `partition ${stuck.topic}/${stuck.partition} is stuck` } : { ok: true }
}
