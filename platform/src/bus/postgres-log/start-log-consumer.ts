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
  /** How often to ask for partitions other members hold. */
  claimMs: number
}

type Member = ConsumerOptions & {
  wants: Wants
  owned: Map<string, Owned>
  session: Session | undefined
  claimedAt: number
}

export type LogConsumer = Consumer & {
  /** Told where the log ends: what others have appended begins, and partitions nobody holds are taken. */
  look: (heads: readonly Head[]) => void
  /** Sees for itself: the log could not be asked. */
  wake: () => void
}

// It is woken for whatever there is to do; should that fail, this often it looks for itself.
const standByMs = 5_000
const never = Number.NEGATIVE_INFINITY

/**
 * Owns what partitions of the topics it can get and delivers them side by side, one batch at a time each. Ownership, reading
 * and committing share one connection: when it breaks, all three end together and another member takes over.
 */
export function startLogConsumer(options: ConsumerOptions): LogConsumer {
  const wants = wantsOf(options.subscription)
  const member: Member = { ...options, wants, owned: new Map(), session: undefined, claimedAt: never }
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
  const look = (heads: readonly Head[]) => {
    const isExtended = extendAll(member, heads)
    if (isExtended || needsTurn(member, heads)) loop.wake()
  }
  return {
    look,
    wake: loop.wake,
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
    deliverWaiting(member, member.session, wake)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    member.log.warn({ group: member.subscription.group, reason }, 'event log session lost')
    loseSession(member)
    return 1_000
  }
  const waiting = [...member.owned.values()].filter(isWaiting)
  return Math.min(standByMs, ...waiting.map((partition) => Math.max(0, readyAt(member, partition) - performance.now())))
}

async function claimPartitions(member: Member, { db }: Session): Promise<void> {
  if (!isClaimDue(member)) return
  const heads = await member.listEnds()
  const claimed = await ownFree(member, { db, heads })
  // Read once they are ours: until then another member may have moved them.
  const places = claimed.length === 0 ? [] : await member.subscription.listPlaces()
  for (const place of places)
    if (claimed.includes(partitionId(place))) member.owned.set(partitionId(place), createOwned(place))
  extendAll(member, heads)
  member.claimedAt = performance.now()
}

const isClaimDue = ({ claimedAt, claimMs }: Member) => performance.now() - claimedAt >= claimMs

/** The connection is gone, or a partition is not ours although it is time to ask for it. */
const needsTurn = (member: Member, heads: readonly Head[]) =>
  member.session?.isOpen() !== true || (isClaimDue(member) && freeOf(member, heads).length > 0)

const freeOf = ({ owned, subscription: { topics } }: Member, heads: readonly Head[]) =>
  heads.filter((at) => topics.includes(at.topic) && !owned.has(partitionId(at)))

async function ownFree(member: Member, { db, heads }: Pick<Session, 'db'> & { heads: readonly Head[] }) {
  const { group } = member.subscription
  const claimed: string[] = []
  for (const at of freeOf(member, heads)) if (await tryOwnPartition(db, { group, ...at })) claimed.push(partitionId(at))
  return claimed
}

function extend({ owned }: Member, at: PartitionPosition, end: number): boolean {
  const partition = owned.get(partitionId(at))
  if (!partition || end <= partition.end) return false
  if (partition.end <= partition.next) partition.since = performance.now()
  partition.end = end
  return true
}

const extendAll = (member: Member, heads: readonly Head[]) =>
  heads.reduce((isExtended, { next, ...at }) => extend(member, at, next) || isExtended, false)

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

const isWaiting = ({ busy, closing, next, end }: Owned) => !busy && !closing && next < end

const isReady = (member: Member, partition: Owned) =>
  isWaiting(partition) && readyAt(member, partition) <= performance.now()

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
