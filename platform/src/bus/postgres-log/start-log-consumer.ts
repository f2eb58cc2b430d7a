import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from '#db/create-pool'
import type { Logger } from '#logging/create-logger'
import { createLoop } from '#timing/create-loop'
import type { Consumer, Health, PartitionPosition, Subscription } from '../port.ts'
import { type Wants, wantsOf } from '../wants.ts'
import { deliverBatch } from './deliver-batch.ts'
import { disownPartition, tryOwnPartition } from './group-statements.ts'
import type { Head } from './log-statements.ts'
import type { LogTail } from './log-tail.ts'
import { openSession, type Session } from './open-session.ts'
import { createOwned, type Owned, partitionId } from './owned-partition.ts'

type ConsumerOptions = {
  pool: Pool
  tail: LogTail
  /** Where all partitions of the log end, as of a moment ago. */
  listEnds: () => Promise<readonly Head[]>
  subscription: Subscription
  log: Logger
  /** How often to look for records other processes appended. */
  pollMs: number
  /** How often to ask for partitions other members hold. */
  claimMs: number
}

type Member = ConsumerOptions & {
  wants: Wants
  owned: Map<string, Owned>
  session: Session | undefined
  claimedAt: number
  /** When the log was last asked where it ends. */
  lookedAt: number
}

const never = Number.NEGATIVE_INFINITY

/**
 * Owns what partitions of the topics it can get and delivers them side by side, one batch at a time each. Ownership, reading
 * and committing share one connection: when it breaks, all three end together and another member takes over.
 */
export function startLogConsumer(options: ConsumerOptions): Consumer {
  const wants = wantsOf(options.subscription)
  const member: Member = { ...options, wants, owned: new Map(), session: undefined, claimedAt: never, lookedAt: never }
  const loop = createLoop(() => runTurn(member, () => loop.wake()))
  const stopListening = options.tail.onAdded((at, end) => {
    if (extend(member, at, end)) loop.wake()
  })
  let closing: Promise<void> | undefined
  const close = async (deadlineMs: number) => {
    stopListening()
    for (const partition of member.owned.values()) partition.closing = true
    await Promise.all([loop.stop(), waitIdle(member, deadlineMs)])
    await handBack(member)
  }
  return {
    restart: (reason) => {
      options.log.warn({ group: options.subscription.group, reason }, 'partitions are taken up again')
      loseSession(member)
      loop.wake()
    },
    health: () => healthOf(member, loop.idleMs()),
    close: (deadlineMs) => (closing ??= close(deadlineMs)),
  }
}

/** Returns how long to wait for the next turn. */
async function runTurn(member: Member, wake: () => void): Promise<number> {
  try {
    if (member.session?.isOpen() !== true) {
      loseSession(member)
      member.session = await openSession(member.pool)
    }
    await claimPartitions(member, member.session)
    await lookForRecords(member)
    deliverWaiting(member, member.session, wake)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    member.log.warn({ group: member.subscription.group, reason }, 'event log session lost')
    loseSession(member)
    return 1_000
  }
  const waits = [...member.owned.values()].map((partition) => readyAt(member, partition) - performance.now())
  return Math.min(member.pollMs, ...waits.filter((ms) => ms > 0))
}

async function claimPartitions(member: Member, { db }: Session): Promise<void> {
  if (performance.now() - member.claimedAt < member.claimMs) return
  const claimed = await ownFree(member, db)
  // Read once they are ours: until then another member may have moved them.
  const places = claimed.length === 0 ? [] : await member.subscription.listPlaces()
  for (const place of places)
    if (claimed.includes(partitionId(place))) member.owned.set(partitionId(place), createOwned(place))
  if (claimed.length > 0) member.lookedAt = never
  member.claimedAt = performance.now()
}

async function ownFree({ owned, subscription, listEnds }: Member, db: Session['db']): Promise<string[]> {
  const { group, topics } = subscription
  const claimed: string[] = []
  for (const at of (await listEnds()).filter(({ topic }) => topics.includes(topic)))
    if (!owned.has(partitionId(at)) && (await tryOwnPartition(db, { group, ...at }))) claimed.push(partitionId(at))
  return claimed
}

function extend({ owned }: Member, at: PartitionPosition, end: number): boolean {
  const partition = owned.get(partitionId(at))
  if (!partition || end <= partition.end) return false
  if (partition.end <= partition.next) partition.since = performance.now()
  partition.end = end
  return true
}

/** What this process appends is known at once; what others appended is asked for. */
async function lookForRecords(member: Member): Promise<void> {
  const now = performance.now()
  if (now - member.lookedAt < member.pollMs) return
  for (const { next, ...at } of await member.listEnds()) extend(member, at, next)
  member.lookedAt = now
}

function deliverWaiting(member: Member, { db }: Session, wake: () => void): void {
  const { subscription, wants, log, tail } = member
  for (const partition of member.owned.values()) {
    if (!isReady(member, partition)) continue
    partition.busy = true
    const end = () => {
      partition.busy = false
      wake()
    }
    void deliverBatch({ db, tail, partition, subscription, wants, log }).finally(end)
  }
}

function isReady(member: Member, partition: Owned): boolean {
  const { busy, closing, next, end } = partition
  return !busy && !closing && next < end && readyAt(member, partition) <= performance.now()
}

/** Not while it rests, nor before what comes with the first record has been gathered. */
const readyAt = ({ subscription: { gatherMs = 0 } }: Member, { pausedUntil, since }: Owned) =>
  Math.max(pausedUntil, since + gatherMs)

function loseSession(member: Member): void {
  for (const partition of member.owned.values()) partition.lost = true
  member.tail.forget()
  member.owned.clear()
  member.session?.close()
  member.session = undefined
  member.claimedAt = never
}

async function waitIdle({ owned }: Member, deadlineMs: number): Promise<void> {
  const deadline = performance.now() + deadlineMs
  while ([...owned.values()].some(({ busy }) => busy) && performance.now() < deadline) await sleep(5)
}

// Unlocking before closing makes the hand-over immediate; closing alone would also do, a moment later.
async function handBack(member: Member): Promise<void> {
  const { group } = member.subscription
  try {
    for (const partition of member.owned.values()) {
      if (member.session && !partition.busy) await disownPartition(member.session.db, { group, ...partition })
    }
  } catch (error) {
    member.log.debug({ group, err: error }, 'partitions go back with the connection')
  }
  loseSession(member)
}

function healthOf({ session }: Member, idleMs: number): Health {
  if (idleMs > 60_000) return { ok: false, reason: 'the consumer loop has stopped' }
  return session?.isOpen() === true ? { ok: true } : { ok: false, reason: 'no connection to the event log' }
}
