// What became of certificates, kept outside the database whenever it is published: who was told must not be told otherwise later.
import { Instant } from '@sac/contracts/ids'
import { listNames } from '@sac/platform/blobs/list-names'
import type { Records } from '@sac/platform/blobs/port'
import * as z from 'zod/mini'
import type { NotValid } from '../store/list-rows.ts'
import { packRecord, unpackRecord } from './witness.ts'
import { statusesName, statusesOf } from './witness-names.ts'

const Entry = z.object({
  index: z.int(),
  status: z.enum(['suspended', 'revoked', 'superseded']),
  reason: z.string(),
  note: z.nullable(z.string()),
  at: Instant,
  supersededBy: z.nullable(z.string()),
})

export const KeptStatuses = z.object({
  v: z.literal(1),
  year: z.int(),
  seq: z.int(),
  at: Instant,
  /** Indexes given out when it was published. */
  length: z.int(),
  entries: z.array(Entry),
})
export type KeptStatuses = z.infer<typeof KeptStatuses>
export type KeptEntry = z.infer<typeof Entry>

/** How many lists of a year are kept: more than one, should the newest be damaged. */
const keptPerYear = 3

type Published = { year: number; seq: number; at: Date; length: number; entries: readonly NotValid[] }

/** Keeps what a list says, unless the one kept before says the same. */
export async function keepStatuses(records: Records, { entries: rows, at, ...list }: Published): Promise<void> {
  const entries = rows.map(entryOf)
  const names = await listNames(records, statusesOf(list.year))
  const before = await readStatuses(records, names.at(-1))
  if (JSON.stringify(before?.entries ?? []) === JSON.stringify(entries)) return
  const name = statusesName(list.year, list.seq)
  await records.keep(name, await packRecord({ v: 1, ...list, at: at.toISOString(), entries }))
  const older = names.filter((one) => one < name)
  for (const one of older.slice(0, Math.max(0, older.length + 1 - keptPerYear))) await records.forget(one)
}

/** The newest list of a year that can be read. */
export async function findStatuses(records: Records, year: number): Promise<KeptStatuses | null> {
  const names = await listNames(records, statusesOf(year))
  for (const name of names.toReversed()) {
    const list = await readStatuses(records, name)
    if (list) return list
  }
  return null
}

async function readStatuses(records: Records, name: string | undefined): Promise<KeptStatuses | null> {
  const bytes = name === undefined ? null : await records.find(name).catch(() => null)
  return bytes && unpackRecord(KeptStatuses, bytes)
}

const entryOf = ({ index, status, reason, note, at, supersededBy }: NotValid): KeptEntry => ({
  index,
  status,
  reason,
  note,
  at: at.toISOString(),
  supersededBy,
})
