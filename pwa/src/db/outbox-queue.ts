// What waits to be sent, and what the office is known to have. The office's word replaces what was believed before, in both
// directions: a restored server makes lines wait again.
import type { Watermark } from '@sac/contracts/sync/protocol'
import { listRows, putRow } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'
import { getMeta, type LastAnswer, putMeta, readIdentity, readMeta, takeIdentity } from './outbox-meta.ts'
import type { EventError, EventRow, EventState, Stores } from './outbox-schema.ts'
import { answered } from './transactions.ts'

export type QueuedLine = { seq: number; eventId: string; line: string }

const stateRange = ({ IDBKeyRange }: Outbox, state: EventState, [from, to]: readonly [number, number]) =>
  IDBKeyRange.bound([state, from], [state, to])

const rowsIn = (events: IDBObjectStore, range: IDBKeyRange, limit?: number) =>
  answered(events.index('state').getAll(range, limit)) as Promise<EventRow[]>

/** Lines not known to be at the office, in seq order, from `from` on. */
export async function listWaiting(
  outbox: Outbox,
  { from, to, limit }: { from: number; to: number; limit: number },
): Promise<QueuedLine[]> {
  const rows = await outbox.transact('read', ({ events }) =>
    rowsIn(events, stateRange(outbox, 'waiting', [from, to]), limit),
  )
  return rows.map(({ seq, eventId, line }) => ({ seq, eventId, line }))
}

const isMissing = (missing: Watermark['missing'], seq: number) =>
  missing.some(([first, last]) => first <= seq && seq <= last)

/** Whether an answer that speaks of everything up to `head` says that `seq` is durable at the office. */
export const isReceived = ({ watermark, head }: Pick<LastAnswer, 'watermark' | 'head'>, seq: number): boolean =>
  seq <= watermark.contiguous || (seq <= head && !isMissing(watermark.missing, seq))

/**
 * Takes over what the office says it has. `answer.head` is the highest seq the question named; of later lines it says
 * nothing. Returns the inspections whose state changed.
 */
export async function settleWatermark(outbox: Outbox, answer: LastAnswer): Promise<string[]> {
  return outbox.transact('write-relaxed', async (stores) => {
    await putMeta(stores.meta, 'lastAnswer', answer)
    const acknowledged = await acknowledge(stores, outbox, answer)
    const lost = await takeBack(stores, outbox, answer)
    await offerBlobsAgain(stores.meta, outbox, new Set(lost))
    return [...new Set([...acknowledged, ...lost])]
  })
}

async function acknowledge({ events }: Stores, outbox: Outbox, answer: LastAnswer): Promise<string[]> {
  const upTo = Math.max(answer.head, answer.watermark.contiguous)
  const rows = await rowsIn(events, stateRange(outbox, 'waiting', [0, upTo]))
  const received = rows.filter(({ seq }) => isReceived(answer, seq))
  for (const row of received) await answered(events.put({ ...row, state: 'sent', error: null }))
  return received.map(({ inspectionId }) => inspectionId)
}

async function takeBack({ events }: Stores, outbox: Outbox, { watermark, head }: LastAnswer): Promise<string[]> {
  const affected: string[] = []
  for (const [first, last] of watermark.missing) {
    const range = [Math.max(first, watermark.contiguous + 1), Math.min(last, head)] as const
    if (range[0] > range[1]) continue
    const sent = await rowsIn(events, stateRange(outbox, 'sent', range))
    const kept = (await rowsIn(events, stateRange(outbox, 'attention', range))).filter(
      ({ error }) => error?.keptBy === 'office',
    )
    for (const row of [...sent, ...kept]) {
      await answered(events.put({ ...row, state: 'waiting', error: null }))
      affected.push(row.inspectionId)
    }
  }
  return affected
}

async function offerBlobsAgain(meta: IDBObjectStore, { IDBKeyRange }: Outbox, lost: ReadonlySet<string>) {
  if (lost.size === 0) return
  for (const blob of await listRows(meta, 'blob', IDBKeyRange))
    if (blob.state === 'sent' && blob.refs.some((ref) => lost.has(ref)))
      await putRow(meta, ['blob', blob.sha256], { ...blob, state: 'waiting', offset: 0 })
}

/** Lines that need a person. Returns the inspections they belong to. */
export function markRefused(outbox: Outbox, refused: readonly { seq: number; error: EventError }[]): Promise<string[]> {
  const errors = new Map(refused.map(({ seq, error }) => [seq, error]))
  return changeRows(outbox, [...errors.keys()], (row) => ({
    ...row,
    state: 'attention',
    attempts: row.attempts + 1,
    error: errors.get(row.seq) ?? row.error,
  }))
}

/** The office is done with an inspection: what it kept apart before that no longer needs anyone. */
export function settleRefusedOf(outbox: Outbox, inspectionId: string, at: string): Promise<string[]> {
  return outbox.transact('write', async ({ events }) => {
    const only = outbox.IDBKeyRange.only([inspectionId, 'attention'])
    const rows = (await answered(events.index('inspectionState').getAll(only))) as EventRow[]
    const settled = rows.filter(({ error }) => error?.keptBy === 'office' && error.at <= at)
    for (const row of settled) await answered(events.put({ ...row, state: 'sent' }))
    return settled.map((row) => row.inspectionId)
  })
}

function changeRows(outbox: Outbox, seqs: readonly number[], change: (row: EventRow) => EventRow): Promise<string[]> {
  return outbox.transact('write', async ({ events }) => {
    const affected = new Set<string>()
    for (const seq of seqs) {
      const row = (await answered(events.index('seq').get(seq))) as EventRow | undefined
      if (!row) continue
      await answered(events.put(change(row)))
      affected.add(row.inspectionId)
    }
    return [...affected]
  })
}

/** Lines the office keeps apart. They stay marked: its watermark counts them, so only an answer to the line itself clears them. */
export async function listKeptApart(outbox: Outbox, limit: number): Promise<QueuedLine[]> {
  const range = stateRange(outbox, 'attention', [0, Number.MAX_SAFE_INTEGER])
  const rows = await outbox.transact('read', ({ events }) => rowsIn(events, range))
  const kept = rows.filter(({ error }) => error?.keptBy === 'office').slice(0, limit)
  return kept.map(({ seq, eventId, line }) => ({ seq, eventId, line }))
}

/** The office has accepted these after all. Returns the inspections whose state changed. */
export function markAccepted(outbox: Outbox, seqs: readonly number[]): Promise<string[]> {
  return changeRows(outbox, seqs, (row) => ({ ...row, state: 'sent', error: null }))
}

/** What this device set aside by itself waits again, because a person asked or the app is another version. */
export async function offerRefusedAgain(outbox: Outbox): Promise<void> {
  await outbox.transact('write', async ({ events }) => {
    const rows = await rowsIn(events, stateRange(outbox, 'attention', [0, Number.MAX_SAFE_INTEGER]))
    for (const row of rows.filter(({ error }) => error?.keptBy === 'device'))
      await answered(events.put({ ...row, state: 'waiting', error: null }))
  })
}

/** A new epoch for new lines, unless another tab was quicker; what was written keeps its own. */
export async function rotateEpoch(outbox: Outbox, forked: string): Promise<void> {
  await outbox.transact('write', async ({ meta }) => {
    const { epoch } = await takeIdentity(meta, outbox)
    if (epoch === forked) await putMeta(meta, 'epoch', outbox.newId())
  })
}

export type Backlog = {
  deviceId: string
  epoch: string
  /** Highest seq recorded here. */
  head: number
  events: number
  attention: number
  blobs: number
  bytes: number
  unreadable: number
  /** ISO, device clock; null when nothing waits. */
  oldest: string | null
  lastAnswer: LastAnswer | null
}

const whole = [0, Number.MAX_SAFE_INTEGER] as const

/** How much waits here. A device that has recorded nothing yet is given its identity. */
export async function readBacklog(outbox: Outbox): Promise<Backlog> {
  const known = await readMeta(outbox, 'deviceId')
  if (known === undefined) await readIdentity(outbox)
  return outbox.transact('read', async ({ events, meta }) => {
    const waiting = stateRange(outbox, 'waiting', whole)
    const byState = events.index('state')
    const first = await rowsIn(events, waiting, 1)
    const blobs = await listRows(meta, 'blob', outbox.IDBKeyRange)
    const open = blobs.filter(({ state }) => state === 'waiting')
    const since = [...first, ...open].map(({ savedAt }) => savedAt)
    const { deviceId, epoch, seq: head } = await takeIdentity(meta, outbox)
    return {
      deviceId,
      epoch,
      head,
      events: await answered(byState.count(waiting)),
      attention: await answered(byState.count(stateRange(outbox, 'attention', whole))),
      blobs: open.length,
      bytes: open.reduce((sum, { size, offset }) => sum + size - offset, 0),
      unreadable: blobs.filter(({ state }) => state === 'unreadable').length,
      oldest: since.length === 0 ? null : new Date(Math.min(...since)).toISOString(),
      lastAnswer: (await getMeta(meta, 'lastAnswer')) ?? null,
    }
  })
}
