import type { Tx } from '@sac/platform/db/with-transaction'
import { findFirstUnarchived, findLastBackup } from '../store/archive-rows.ts'
import { raiseArchived } from '../store/device-rows.ts'

const thirtyDaysMs = 30 * 24 * 60 * 60 * 1000

type Archive = { deviceId: string; archived: number; contiguous: number; at: Date }

/**
 * How far a device may delete: every line up to there belongs to an inspection that was closed before the last completed
 * backup began, or 30 days ago where no backup is ever recorded. Never moves back.
 */
export async function advanceArchived(tx: Tx, { deviceId, archived, contiguous, at }: Archive): Promise<number> {
  if (archived >= contiguous) return archived
  const safeBefore = (await findLastBackup(tx)) ?? new Date(at.getTime() - thirtyDaysMs)
  const first = await findFirstUnarchived(tx, { deviceId, after: archived, safeBefore })
  const next = Math.min(contiguous, first === null ? contiguous : first - 1)
  if (next > archived) await raiseArchived(tx, { deviceId, archived: next })
  return Math.max(archived, next)
}
