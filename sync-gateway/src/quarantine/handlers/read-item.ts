import type { QuarantineDetail } from '@sac/contracts/http/devices'
import type { Db } from '@sac/platform/db/db'
import { Problem } from '@sac/platform/http/problem'
import { findItem, type Item, type KeptText } from '../store/item-rows.ts'

/** Throws Problem `quarantine.not-found`. */
export async function requireItem(db: Db, id: string): Promise<Item> {
  const item = await findItem(db, { id })
  if (!item) throw new Problem('quarantine.not-found')
  return item
}

/** The same, for a command. Throws Problem `quarantine.illegal-state` for one that is closed. */
export async function requireOpenItem(db: Db, id: string): Promise<Item> {
  const item = await requireItem(db, id)
  if (item.state === 'open') return item
  throw new Problem('quarantine.illegal-state', { detail: `It has been ${item.state} already.` })
}

/** What came, whole, and what became of it. Throws Problem `quarantine.not-found`. */
export async function readItem(db: Db, id: string): Promise<QuarantineDetail> {
  const { received, counts, closedAt, ...item } = await requireItem(db, id)
  return {
    ...item,
    text: received.raw.toString('utf8').slice(0, 4_000),
    receivedAt: received.receivedAt.toISOString(),
    received: textOf(received),
    counts: counts && textOf(counts),
    closedAt: closedAt?.toISOString() ?? null,
  }
}

const textOf = ({ raw, hash, receivedAt }: KeptText) => ({
  text: raw.toString('utf8'),
  base64: raw.toString('base64'),
  sha256: hash,
  receivedAt: receivedAt.toISOString(),
})
