import type { Watermark } from '@sac/contracts/sync/protocol'
import type { Tx } from '@sac/platform/db/with-transaction'
import { findFirstUnarchived, findLastBackup } from '../store/archive-rows.ts'
import { raiseArchived } from '../store/device-rows.ts'

const thirtyDaysMs = 30 * 24 * 60 * 60 * 1000

type Archive = { deviceId: string; watermark: Watermark; at: Date }

/**
 * How far a device may delete: every line up to there belongs to an inspection that was closed before the last completed
 * backup began, or 30 days ago where no backup is ever recorded. Never moves back.
 */
export async function advanceArchived(tx: Tx, { deviceId, watermark, at }: Archive): Promise<Watermark> {
  const { archived, contiguous } = watermark
  if (archived >= contiguous) return watermark
  const safeBefore = (await findLastBackup(tx))?.startedAt ?? new Date(at.getTime() - thirtyDaysMs)
  const first = await findFirstUnarchived(tx, { deviceId, after: archived, safeBefore })
  const next = Math.min(contiguous, first === null ? contiguous : first - 1)
  if (next <= archived) return watermark
  await raiseArchived(tx, { deviceId, archived: next })
  return { ...watermark, archived: next }
}
