import { fieldKeyOf, type Recorded } from '@sac/contracts/inspection/field-key'
import { currentSchemaVersion, type EventLine, parseEventLine } from '@sac/contracts/sync/event-line'
import { getHead, getRow, type InspectionRow, putHead, putRow } from '#db/meta-rows.ts'
import type { Outbox } from '#db/outbox.ts'
import { type ClockOffset, getMeta, type Identity, putMeta, takeIdentity } from '#db/outbox-meta.ts'
import type { EventRow, Stores } from '#db/outbox-schema.ts'
import { answered } from '#db/transactions.ts'
import { RecordRefused, refusalOf } from './record-refused.ts'

type NewBlob = { sha256: string; bytes: ArrayBuffer }
export type NewRecord = {
  inspectionId: string
  /** Who is signed in. */
  actorId: string
  records: readonly Recorded[]
  /** Photos and signatures the records name; kept in the same transaction. */
  blobs?: readonly NewBlob[]
  /** Save only while this is the inspection's last seq on this device: what is sealed must not have grown meanwhile. */
  lastSeq?: number
  /** These take back an earlier act. */
  undoes?: boolean
}

/**
 * Saves what was observed: one strict transaction, complete when this resolves. Throws RecordRefused, and then nothing of
 * it was saved.
 */
export async function recordEvents(outbox: Outbox, record: NewRecord): Promise<EventLine[]> {
  if (record.records.length === 0) return []
  const { lines, fresh } = await outbox
    .transact('write', async (stores) => {
      const known = await readKnown(stores.meta, outbox, record)
      if (record.lastSeq !== undefined && known.inspection?.lastSeq !== record.lastSeq)
        throw new RecordRefused('moved-on', 'Something was recorded meanwhile.')
      const written = makeLines(outbox, record, known)
      // Nobody asks how a write went: when one fails, so does the transaction.
      writeLines(stores, written, { ...known, undoes: record.undoes === true })
      writeHeads(stores.meta, written)
      void putRow(stores.meta, ['inspection', record.inspectionId], grown(record.inspectionId, written, known))
      await Promise.all(
        (record.blobs ?? []).map((blob) =>
          writeBlob(stores, blob, {
            ref: record.inspectionId,
            savedAt: known.now,
            signature: isSignature(blob, record),
          }),
        ),
      )
      const sealed = written.some(({ line }) => seals.has(line.type))
      return { lines: written.map(({ line }) => line), fresh: known.inspection === undefined || sealed }
    })
    .catch((error: unknown) => {
      throw refusalOf(error)
    })
  const change = { about: 'inspection', inspectionId: record.inspectionId } as const
  outbox.changes.announce(fresh || record.blobs?.length ? change : { ...change, only: 'lines' })
  return lines
}

type Known = {
  now: number
  identity: Identity
  hlc: { ms: number; c: number } | undefined
  offset: ClockOffset | undefined
  inspection: InspectionRow | undefined
  /** Latest event by field. */
  heads: Map<string, string>
}

async function readKnown(meta: IDBObjectStore, outbox: Outbox, { inspectionId, records }: NewRecord): Promise<Known> {
  const fields = [...new Set(records.map(fieldKeyOf).filter((field) => field !== null))]
  const [identity, hlc, offset, inspection, ...heads] = await Promise.all([
    takeIdentity(meta, outbox),
    getMeta(meta, 'hlc'),
    getMeta(meta, 'clockOffset'),
    getRow(meta, 'inspection', inspectionId),
    ...fields.map(async (field) => [field, await getHead(meta, inspectionId, field)] as const),
  ])
  const seen = heads.flatMap(([field, eventId]): [string, string][] => (eventId === null ? [] : [[field, eventId]]))
  return { now: outbox.now(), identity, hlc, offset, inspection, heads: new Map(seen) }
}

type Written = { line: EventLine; text: string; field: string | null }

function makeLines(outbox: Outbox, { inspectionId, actorId, records }: NewRecord, known: Known): Written[] {
  const heads = new Map(known.heads)
  const tick = hybridTicks(known)
  return records.map((recorded, index) => {
    const field = fieldKeyOf(recorded)
    const place = { ...placeOf(known.identity, index), eventId: outbox.newId() }
    const frame = { ...place, inspectionId, type: recorded.type, schemaVersion: currentSchemaVersion, actorId }
    const base = field === null ? null : (heads.get(field) ?? null)
    if (field !== null) heads.set(field, place.eventId)
    const text = JSON.stringify({
      v: 1,
      ...frame,
      hlc: tick(index),
      ...timesOf(known),
      base,
      payload: recorded.payload,
    })
    // What the office would refuse is refused here, where it can still be put right.
    const parsed = parseEventLine(text)
    if (!parsed.ok) throw new RecordRefused('invalid', `${parsed.issue.field ?? 'line'}: ${parsed.issue.detail}`)
    return { line: parsed.line, text, field }
  })
}

const placeOf = ({ deviceId, epoch, seq }: Identity, index: number) => ({ deviceId, epoch, seq: seq + index + 1 })

/** Never behind an earlier line of this device, whatever the clock says; never refuses. */
function hybridTicks({ now, hlc = { ms: 0, c: 0 } }: Pick<Known, 'now' | 'hlc'>) {
  const behind = now <= hlc.ms
  const first = behind ? { ms: hlc.ms, c: hlc.c + 1 } : { ms: now, c: 0 }
  return (index: number) => ({ ms: first.ms, c: first.c + index })
}

const timesOf = ({ now, offset }: Known) => ({
  wall: new Date(now).toISOString(),
  offsetMs: offset?.offsetMs ?? null,
  offsetAgeS: offset ? Math.max(0, Math.round((now - offset.measuredAt) / 1000)) : null,
})

function writeLines(
  { events, meta }: Stores,
  written: readonly Written[],
  { identity, now, undoes }: Known & { undoes: boolean },
): void {
  for (const {
    line: { seq, eventId, inspectionId },
    text,
  } of written) {
    const place = { seq, eventId, inspectionId, line: text, savedAt: now }
    const fresh = { ...place, state: 'waiting' as const, attempts: 0, error: null }
    const row: Omit<EventRow, 'ordinal'> = undoes ? { ...fresh, undoes } : fresh
    events.add(row)
  }
  const last = written.at(-1)?.line
  if (!last) return
  void putMeta(meta, 'seq', identity.seq + written.length)
  void putMeta(meta, 'hlc', last.hlc)
}

function writeHeads(meta: IDBObjectStore, written: readonly Written[]): void {
  for (const { field, line } of written)
    if (field !== null) void putHead(meta, [line.inspectionId, field], line.eventId)
}

const seals = new Set(['finished', 'abandoned'])

function grown(inspectionId: string, written: readonly Written[], { identity, inspection, now }: Known): InspectionRow {
  const known = inspection ?? { inspectionId, firstSeq: identity.seq + 1, events: 0, finished: false }
  return {
    ...known,
    lastSeq: identity.seq + written.length,
    events: known.events + written.length,
    finished: known.finished || written.some(({ line }) => seals.has(line.type)),
    savedAt: now,
  }
}

const isSignature = ({ sha256 }: NewBlob, { records }: NewRecord): boolean =>
  records.some((recorded) => recorded.type === 'signed' && recorded.payload.strokes.sha256 === sha256)

type BlobUse = { ref: string; savedAt: number; signature: boolean }

async function writeBlob({ blobs, meta }: Stores, { sha256, bytes }: NewBlob, { ref, savedAt, signature }: BlobUse) {
  const known = await getRow(meta, 'blob', sha256)
  // Content under its own name: the same hash is the same bytes; bytes that could not be read any more are replaced.
  if (!known || known.state === 'unreadable') await answered(blobs.put({ sha256, bytes, size: bytes.byteLength }))
  const kind = signature ? { signature } : {}
  const fresh = { sha256, size: bytes.byteLength, state: 'waiting' as const, offset: 0, savedAt, ...kind }
  const progress = known && known.state !== 'unreadable' ? known : fresh
  await putRow(meta, ['blob', sha256], { ...progress, refs: [...new Set([...(known?.refs ?? []), ref])] })
}
