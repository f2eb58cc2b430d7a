// Stores what the events of a batch bring: each kind by one statement, whatever the inspections.
import type { Tx } from '@sac/platform/db/with-transaction'
import type { ReceivedLine } from '../domain/evidence.ts'
import {
  insertBlobsIfAbsent,
  insertLinesIfAbsent,
  type NewLine,
  type NewUnusableLine,
  type StoredBlob,
  upsertUnusableLines,
} from '../store/evidence-rows.ts'
import type { Placed } from './desk.ts'
import type { Said } from './read-event.ts'

export type Landed = {
  /** Those that are new, with the place of the event that brought them. */
  lines: readonly Placed<ReceivedLine>[]
  /** Place of the event that brought a photo; -1 when it was known before. */
  blobAt: (blob: StoredBlob) => number
  /** Inspections of which something came that cannot be used. */
  unusable: ReadonlySet<string>
}

export const nothingLanded: Landed = { lines: [], blobAt: () => -1, unusable: new Set() }

/** `said` in the order of the log. */
export async function landEvidence(tx: Tx, said: readonly Placed<Said>[], now: Date): Promise<Landed> {
  const unusable = toUnusable(said, now)
  const landed = { lines: await landLines(tx, said, now), blobAt: await landBlobs(tx, said, now) }
  if (unusable.length > 0) await upsertUnusableLines(tx, unusable)
  return { ...landed, unusable: new Set(unusable.map(({ inspectionId }) => inspectionId)) }
}

async function landLines(tx: Tx, said: readonly Placed<Said>[], now: Date): Promise<Placed<ReceivedLine>[]> {
  const lines = new Map<string, Placed<NewLine>>()
  for (const one of said) {
    if (one.kind !== 'line' || lines.has(one.line.eventId)) continue
    lines.set(one.line.eventId, { ...one, receivedAt: momentOf(now, one.at) })
  }
  if (lines.size === 0) return []
  const fresh = await insertLinesIfAbsent(tx, [...lines.values()])
  return [...lines.values()].filter(({ line }) => fresh.has(line.eventId))
}

/** The order of arrival decides which lines a seal could know; it must not get lost where many arrive at once. */
function momentOf(now: Date, at: number): string {
  const ms = new Date(now.getTime() + Math.floor(at / 1000)).toISOString().slice(0, -1)
  return `${ms}${String(at % 1000).padStart(3, '0')}Z`
}

const keyOf = ({ inspectionId, sha256 }: Pick<StoredBlob, 'inspectionId' | 'sha256'>) => `${inspectionId}/${sha256}`

async function landBlobs(tx: Tx, said: readonly Placed<Said>[], now: Date): Promise<Landed['blobAt']> {
  const blobs = new Map<string, Placed<StoredBlob>>()
  for (const one of said) if (one.kind === 'photo' && !blobs.has(keyOf(one))) blobs.set(keyOf(one), one)
  if (blobs.size === 0) return nothingLanded.blobAt
  const fresh = await insertBlobsIfAbsent(tx, { blobs: [...blobs.values()], storedAt: now })
  const places = new Map(fresh.map((blob) => [keyOf(blob), blobs.get(keyOf(blob))?.at ?? -1]))
  return (blob) => places.get(keyOf(blob)) ?? -1
}

function toUnusable(said: readonly Placed<Said>[], at: Date): NewUnusableLine[] {
  const lines = new Map<string, NewUnusableLine>()
  for (const one of said) {
    if (one.kind !== 'unusable') continue
    const { inspectionId, eventId, lineHash, code, detail, settled } = one
    const key = `${inspectionId}/${eventId}/${lineHash}`
    const settledAt = lines.get(key)?.settledAt ?? (settled ? at : null)
    lines.set(key, { inspectionId, eventId, lineHash, code, detail, at, settledAt })
  }
  return [...lines.values()]
}
