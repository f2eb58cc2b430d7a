// Rows kept in `meta` under array keys.
import { answered } from './transactions.ts'

/** An inspection this device has recorded something of. */
export type InspectionRow = {
  inspectionId: string
  firstSeq: number
  lastSeq: number
  events: number
  /** A seal has been recorded. */
  finished: boolean
  /** Device clock of the last save, milliseconds. */
  savedAt: number
}

type BlobState =
  | 'waiting'
  /** Verified by the office. */
  | 'sent'
  /** The bytes here are gone or damaged, or the office will not take them. */
  | 'unreadable'

/** How far a photo or signature has travelled. */
export type BlobProgress = {
  sha256: string
  size: number
  state: BlobState
  /** Bytes the office is known to have. */
  offset: number
  /** Inspections that need it. */
  refs: string[]
  /** Device clock, milliseconds. */
  savedAt: number
  /** The strokes or typed name of a signature: sent like a photo, counted as none. */
  signature?: true
  /** The office had it and may have lost it: asked about before it is sent again. */
  ask?: boolean
}

/** What was deleted here to make room, kept for ever. */
type Deletion = { at: string; inspectionId: string; events: number; blobs: number; bytes: number }

type Rows = { inspection: InspectionRow; blob: BlobProgress; deleted: Deletion }

/** Everything under keys that begin with these words. */
const under = (range: typeof IDBKeyRange, prefix: readonly string[]) => range.bound([...prefix], [...prefix, []])

export async function getRow<K extends keyof Rows>(
  meta: IDBObjectStore,
  kind: K,
  id: string,
): Promise<Rows[K] | undefined> {
  return (await answered(meta.get([kind, id]))) as Rows[K] | undefined
}

export const putRow = <K extends keyof Rows>(meta: IDBObjectStore, [kind, id]: [K, string], row: Rows[K]) =>
  answered(meta.put(row, [kind, id]))

export async function listRows<K extends keyof Rows>(
  meta: IDBObjectStore,
  kind: K,
  range: typeof IDBKeyRange,
): Promise<Rows[K][]> {
  return (await answered(meta.getAll(under(range, [kind])))) as Rows[K][]
}

export const deleteRow = (meta: IDBObjectStore, kind: keyof Rows, id: string) => answered(meta.delete([kind, id]))

/** The latest event on a field that this device has seen. */
export async function getHead(meta: IDBObjectStore, inspectionId: string, field: string): Promise<string | null> {
  return ((await answered(meta.get(['head', inspectionId, field]))) as string | undefined) ?? null
}

export const putHead = (meta: IDBObjectStore, [inspectionId, field]: [string, string], eventId: string) =>
  answered(meta.put(eventId, ['head', inspectionId, field]))

export const deleteHeads = (meta: IDBObjectStore, inspectionId: string, range: typeof IDBKeyRange) =>
  answered(meta.delete(under(range, ['head', inspectionId])))
