import { fieldKeyOf, type Recorded } from '@sac/contracts/inspection/field-key'
import { currentSchemaVersion, type EventLine, parseEventLine } from '@sac/contracts/sync/event-line'
import { getHead, getRow, putHead, putRow } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'
import { type ClockOffset, getMeta, type Identity, putMeta, takeIdentity } from './outbox-meta.ts'
import { answered, type EventRow, type Stores } from './outbox-schema.ts'
import { RecordRefused, refusalOf } from './record-refused.ts'

export type NewBlob = { sha256: string; bytes: ArrayBuffer }
export type NewRecord = {
  inspectionId: string
  /** Who is signed in. */
  actorId: string
  drafts: readonly Recorded[]
  /** Photos and signatures the drafts name; kept in the same transaction. */
  blobs?: readonly NewBlob[]
  /** Save only while this is the inspection's last seq on this device: what is sealed must not have grown meanwhile. */
  lastSeq?: number
}

/**
 * Saves what was observed: one strict transaction, complete when this resolves. Throws RecordRefused, and then nothing of
 * it was saved.
 */
export async function recordEvents(outbox: Outbox, record: NewRecord): Promise<EventLine[]> {
  if (record.drafts.length === 0) return []
  const lines = await outbox
    .transact('write', async (stores) => {
      await requireLastSeq(stores.meta, record)
      const written = await writeLines(stores, outbox, record)
      await writeInspection(stores.meta, outbox, written)
      for (const blob of record.blobs ?? []) await writeBlob(stores, blob, [record.inspectionId, outbox.now()])
      return written
    })
    .catch((error: unknown) => {
      throw refusalOf(error)
    })
  outbox.changes.announce({ about: 'inspection', inspectionId: record.inspectionId })
  return lines
}

async function requireLastSeq(meta: IDBObjectStore, { inspectionId, lastSeq }: NewRecord): Promise<void> {
  if (lastSeq === undefined) return
  const known = await getRow(meta, 'inspection', inspectionId)
  if (known?.lastSeq !== lastSeq) throw new RecordRefused('moved-on', 'Something was recorded meanwhile.')
}

async function writeLines(stores: Stores, outbox: Outbox, { inspectionId, actorId, drafts }: NewRecord) {
  const { meta } = stores
  const identity = await takeIdentity(meta, outbox)
  const clock = { now: outbox.now(), hlc: await getMeta(meta, 'hlc'), offset: await getMeta(meta, 'clockOffset') }
  const ticks = hybridTicks(clock)
  const lines: EventLine[] = []
  for (const [index, draft] of drafts.entries()) {
    const field = fieldKeyOf(draft)
    const base = field === null ? null : await getHead(meta, inspectionId, field)
    const place = { ...placeOf(identity, index), eventId: outbox.newId() }
    const frame = { ...place, inspectionId, type: draft.type, schemaVersion: currentSchemaVersion, actorId }
    const line = { v: 1, ...frame, hlc: ticks(index), ...timesOf(clock), base, payload: draft.payload }
    lines.push(await writeLine(stores, JSON.stringify(line), clock.now))
    if (field !== null) await putHead(meta, [inspectionId, field], place.eventId)
  }
  await putMeta(meta, 'seq', identity.seq + drafts.length)
  await putMeta(meta, 'hlc', ticks(drafts.length - 1))
  return lines
}

const placeOf = ({ deviceId, epoch, seq }: Identity, index: number) => ({ deviceId, epoch, seq: seq + index + 1 })

type ClockReading = { now: number; hlc: { ms: number; c: number } | undefined; offset: ClockOffset | undefined }

/** Never behind an earlier line of this device, whatever the clock says; never refuses. */
function hybridTicks({ now, hlc = { ms: 0, c: 0 } }: ClockReading) {
  const behind = now <= hlc.ms
  const first = behind ? { ms: hlc.ms, c: hlc.c + 1 } : { ms: now, c: 0 }
  return (index: number) => ({ ms: first.ms, c: first.c + index })
}

const timesOf = ({ now, offset }: ClockReading) => ({
  wall: new Date(now).toISOString(),
  offsetMs: offset?.offsetMs ?? null,
  offsetAgeS: offset ? Math.max(0, Math.round((now - offset.measuredAt) / 1000)) : null,
})

/** What the office would refuse is refused here, where it can still be put right. */
async function writeLine({ events }: Stores, text: string, savedAt: number): Promise<EventLine> {
  const parsed = parseEventLine(text)
  if (!parsed.ok) throw new RecordRefused('invalid', `${parsed.issue.field ?? 'line'}: ${parsed.issue.detail}`)
  const { seq, eventId, inspectionId } = parsed.line
  const row: Omit<EventRow, 'ordinal'> = {
    seq,
    eventId,
    inspectionId,
    line: text,
    savedAt,
    state: 'waiting',
    attempts: 0,
    error: null,
  }
  await answered(events.add(row))
  return parsed.line
}

const seals = new Set(['finished', 'abandoned'])

async function writeInspection(meta: IDBObjectStore, { now }: Outbox, lines: readonly EventLine[]): Promise<void> {
  const [first] = lines
  const last = lines.at(-1)
  if (!first || !last) return
  const { inspectionId } = first
  const fresh = { inspectionId, firstSeq: first.seq, events: 0, finished: false }
  const known = (await getRow(meta, 'inspection', inspectionId)) ?? fresh
  await putRow(meta, ['inspection', inspectionId], {
    ...known,
    lastSeq: last.seq,
    events: known.events + lines.length,
    finished: known.finished || lines.some(({ type }) => seals.has(type)),
    savedAt: now(),
  })
}

async function writeBlob({ blobs, meta }: Stores, { sha256, bytes }: NewBlob, [ref, savedAt]: [string, number]) {
  const known = await getRow(meta, 'blob', sha256)
  // Content under its own name: the same hash is the same bytes; bytes that could not be read any more are replaced.
  if (!known || known.state === 'unreadable') await answered(blobs.put({ sha256, bytes, size: bytes.byteLength }))
  const fresh = { sha256, size: bytes.byteLength, state: 'waiting' as const, offset: 0, savedAt }
  const progress = known && known.state !== 'unreadable' ? known : fresh
  await putRow(meta, ['blob', sha256], { ...progress, refs: [...new Set([...(known?.refs ?? []), ref])] })
}
