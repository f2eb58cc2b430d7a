// What the world was told of a certificate since: by the kept lists, and by the event log where it outlives the database.
import type { CertificateRow } from '../store/certificate-rows.ts'
import type { KeptEntry, KeptStatuses } from './kept-statuses.ts'

export type KnownStatus = {
  status: 'valid' | 'suspended' | 'revoked' | 'superseded'
  reason: string
  note: string | null
  at: Date
  supersededBy: string | null
  /** Where it is known from. */
  source: 'status-list' | 'event-log'
}

export type ToldList = { at: Date; length: number; entries: ReadonlyMap<number, KeptEntry> }

export type Told = {
  /** By year; only lists newer than the database. */
  lists: ReadonlyMap<number, ToldList>
  /** The last that was published about a certificate, by its id. */
  facts: ReadonlyMap<string, KnownStatus>
}

export const toldList = ({ at, length, entries }: KeptStatuses): ToldList => ({
  at: new Date(at),
  length,
  entries: new Map(entries.map((entry) => [entry.index, entry])),
})

type Subject = Pick<CertificateRow, 'certificateId' | 'statusYear' | 'statusIndex'>

/** The later of the two; null where nobody was told anything. */
export function statusOf(
  { lists, facts }: Told,
  { certificateId, statusYear, statusIndex }: Subject,
): KnownStatus | null {
  const list = statusYear === null ? undefined : lists.get(statusYear)
  const fact = facts.get(certificateId) ?? null
  if (!list || statusIndex === null || statusIndex >= list.length) return fact
  return fact && fact.at > list.at ? fact : inList(list, statusIndex)
}

function inList({ entries, at }: ToldList, index: number): KnownStatus {
  const entry = entries.get(index)
  if (!entry) return { status: 'valid', reason: 'other', note: null, supersededBy: null, at, source: 'status-list' }
  const { status, reason, note, supersededBy } = entry
  return { status, reason, note, supersededBy, at: new Date(entry.at), source: 'status-list' }
}
