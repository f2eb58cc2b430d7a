// The heads of the last publication, kept outside the database: who can write there cannot make this forget.
import { ChainHeads } from '@sac/contracts/certificate/chain-heads'
import type { CheckedList } from '@sac/contracts/http/chains'
import { Instant } from '@sac/contracts/ids'
import type { Chain } from '@sac/platform/audit/chain'
import { listNames } from '@sac/platform/blobs/list-names'
import type { Records } from '@sac/platform/blobs/port'
import * as z from 'zod/mini'
import { packRecord, unpackRecord } from '../restore/witness.ts'
import { compareHeads, outcomeOf } from './anchors.ts'

const Kept = z.object({ v: z.literal(1), at: Instant, heads: ChainHeads })
type Kept = z.infer<typeof Kept>

const folder = 'heads'
// More than one, should the newest be damaged.
const keptAtMost = 3

const nameOf = (at: Date) => `${folder}/${String(at.getTime()).padStart(15, '0')}`

/** What was kept last and can be read; null before the first. */
export async function findKept(records: Records): Promise<Kept | null> {
  for (const name of (await listNames(records, folder)).toReversed()) {
    const bytes = await records.find(name).catch(() => null)
    const kept = bytes && (await unpackRecord(Kept, bytes))
    if (kept) return kept
  }
  return null
}

/** What was kept last, and whether the chains still contain it; null before the first. */
export async function checkKept(records: Records, chains: readonly Chain[]): Promise<CheckedList | null> {
  const kept = await findKept(records)
  if (!kept) return null
  const compared = await compareHeads(chains, kept.heads)
  return { year: null, at: kept.at, outcome: outcomeOf(compared), chains: compared }
}

type Keeping = { chains: readonly Chain[]; heads: ChainHeads; at: Date }

/** Keeps these heads in place of those before, if the chains still contain those: what proves a rewriting stays. */
export async function keepHeads(records: Records, { chains, heads, at }: Keeping): Promise<void> {
  const before = await checkKept(records, chains)
  if (before?.outcome === 'broken') return
  await records.keep(nameOf(at), await packRecord({ v: 1, at: at.toISOString(), heads } satisfies Kept))
  const names = await listNames(records, folder)
  for (const name of names.slice(0, Math.max(0, names.length - keptAtMost))) await records.forget(name)
}

/** True when the chains have grown since. */
export async function areHeadsOld(records: Records, heads: ChainHeads): Promise<boolean> {
  const kept = await findKept(records)
  return Object.entries(heads).some(([name, [position]]) => position > (kept?.heads[name]?.[0] ?? 0))
}

/** The next publication keeps the heads as they are then. Returns those that were kept. */
export async function forgetHeads(records: Records): Promise<ChainHeads> {
  const kept = await findKept(records)
  for (const name of await listNames(records, folder)) await records.forget(name)
  return kept?.heads ?? {}
}
