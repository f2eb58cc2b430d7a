// What waits to be sent, and what a person must look at.
import { rowsIn, stateRange, whole } from './event-rows.ts'
import { type BlobProgress, type InspectionRow, listRows, putRow } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'
import { getIdentity, getMeta, type LastAnswer, putMeta, readIdentity, takeIdentity } from './outbox-meta.ts'
import type { EventError, EventRow, EventState } from './outbox-schema.ts'
import { answered } from './transactions.ts'

export type QueuedLine = { seq: number; eventId: string; line: string }

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

/** Before they leave: from now on the office may have them, whether or not an answer comes. */
export async function noteOffered(outbox: Outbox, lines: readonly Pick<QueuedLine, 'seq'>[]): Promise<void> {
  const last = lines.at(-1)?.seq ?? 0
  await outbox.transact('write-relaxed', async ({ meta }) => {
    if (last > ((await getMeta(meta, 'offeredTo')) ?? 0)) await putMeta(meta, 'offeredTo', last)
  })
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
  const range = stateRange(outbox, 'attention', whole)
  const rows = await outbox.transact('read', ({ events }) => rowsIn(events, range))
  const kept = rows.filter(({ error }) => error?.keptBy === 'office').slice(0, limit)
  return kept.map(({ seq, eventId, line }) => ({ seq, eventId, line }))
}

/** The office has accepted these after all, at the latest at `receivedBy` in its time. Returns the inspections whose state changed. */
export function markAccepted(outbox: Outbox, seqs: readonly number[], receivedBy: string): Promise<string[]> {
  return changeRows(outbox, seqs, (row) => ({ ...row, state: 'sent', error: null, receivedBy }))
}

/** What was set aside here waits again, lines and photos, because a person asked or the app is another version. */
export async function offerRefusedAgain(outbox: Outbox): Promise<void> {
  await outbox.transact('write', async ({ events, meta }) => {
    const rows = await rowsIn(events, stateRange(outbox, 'attention', whole))
    for (const row of rows.filter(({ error }) => error?.keptBy === 'device'))
      await answered(events.put({ ...row, state: 'waiting', error: null }))
    const blobs = await listRows(meta, 'blob', outbox.IDBKeyRange)
    for (const blob of blobs.filter(({ state }) => state === 'unreadable'))
      await putRow(meta, ['blob', blob.sha256], { ...blob, state: 'waiting', offset: 0 })
  })
  outbox.changes.announce({ about: 'sync' })
}

/** A new epoch for new lines, unless another tab was quicker; what was written keeps its own. */
export async function rotateEpoch(outbox: Outbox, forked: string): Promise<void> {
  await outbox.transact('write', async ({ meta }) => {
    const { epoch } = await takeIdentity(meta, outbox)
    if (epoch === forked) await putMeta(meta, 'epoch', outbox.newId())
  })
}

export type Unsent = {
  deviceId: string
  epoch: string
  /** Highest seq recorded here. */
  head: number
  events: number
  attention: number
  blobs: number
  /** Of those blobs. */
  signatures: number
  bytes: number
  unreadable: number
  /** ISO, device clock; null when nothing waits. */
  oldest: string | null
  lastAnswer: LastAnswer | null
}

/** Lines that wait, and lines that need a person. */
export function countOpenLines(outbox: Outbox): Promise<{ waiting: number; attention: number }> {
  return outbox.transact('read', async ({ events }) => {
    const count = (state: EventState) => answered(events.index('state').count(stateRange(outbox, state, whole)))
    const [waiting, attention] = await Promise.all([count('waiting'), count('attention')])
    return { waiting, attention }
  })
}

/**
 * Of these, the ones of which a line waits. Where everything since the first line that waits does, as after days without a line,
 * their rows say so; else those that may are asked about one by one.
 */
export function listInspectionsThatWait(outbox: Outbox, rows: readonly InspectionRow[]): Promise<string[]> {
  return outbox.transact('read', async ({ events, meta }) => {
    const waiting = stateRange(outbox, 'waiting', whole)
    const [[first], count, head = 0] = await Promise.all([
      rowsIn(events, waiting, 1),
      answered(events.index('state').count(waiting)),
      getMeta(meta, 'seq'),
    ])
    if (!first) return []
    const late = rows.filter(({ lastSeq }) => lastSeq >= first.seq).map(({ inspectionId }) => inspectionId)
    if (count === head - first.seq + 1) return late
    const open = events.index('inspectionState')
    const keys = late.map((id) => answered(open.getKey(outbox.IDBKeyRange.only([id, 'waiting' satisfies EventState]))))
    const found = await Promise.all(keys)
    return late.filter((_, at) => found[at] !== undefined)
  })
}

/** How much waits here; `known` spares reading the photos again. */
export async function readUnsent(outbox: Outbox, known?: readonly BlobProgress[]): Promise<Unsent> {
  const unsent = await findUnsent(outbox, known)
  if (unsent) return unsent
  // A device that has recorded nothing yet is given its identity.
  await readIdentity(outbox)
  return readUnsent(outbox, known)
}

function findUnsent(outbox: Outbox, known?: readonly BlobProgress[]): Promise<Unsent | null> {
  return outbox.transact('read', async ({ events, meta }) => {
    const waiting = stateRange(outbox, 'waiting', whole)
    const count = (range: IDBKeyRange) => answered(events.index('state').count(range))
    const [identity, first, blobs, waits, attention, lastAnswer = null] = await Promise.all([
      getIdentity(meta),
      rowsIn(events, waiting, 1),
      known ?? listRows(meta, 'blob', outbox.IDBKeyRange),
      count(waiting),
      count(stateRange(outbox, 'attention', whole)),
      getMeta(meta, 'lastAnswer'),
    ])
    if (!identity) return null
    const { deviceId, epoch, seq: head } = identity
    const since = [...first, ...blobs.filter(({ state }) => state === 'waiting')].map(({ savedAt }) => savedAt)
    const oldest = since.length === 0 ? null : new Date(Math.min(...since)).toISOString()
    return { deviceId, epoch, head, events: waits, attention, ...amountOf(blobs), oldest, lastAnswer }
  })
}

function amountOf(blobs: readonly BlobProgress[]): Pick<Unsent, 'blobs' | 'signatures' | 'bytes' | 'unreadable'> {
  const open = blobs.filter(({ state }) => state === 'waiting')
  return {
    blobs: open.length,
    signatures: open.filter(({ signature }) => signature).length,
    bytes: open.reduce((sum, { size, offset }) => sum + size - offset, 0),
    unreadable: blobs.filter(({ state }) => state === 'unreadable').length,
  }
}
