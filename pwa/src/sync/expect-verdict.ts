import { getRow } from '#db/meta-rows.ts'
import type { SyncCore } from './sync-core.ts'

/** The office judges within a second or two of the last byte. */
const nearMs = 2_000

/** Something of these inspections has just arrived: when one of them is sealed, its verdict is near. */
export async function expectVerdict(core: SyncCore, inspectionIds: readonly string[]): Promise<void> {
  if (inspectionIds.length === 0) return
  const { outbox, now } = core.ports
  const rows = await outbox.transact('read', ({ meta }) =>
    Promise.all(inspectionIds.map((inspectionId) => getRow(meta, 'inspection', inspectionId))),
  )
  if (rows.some((row) => row?.finished)) core.pullAt = Math.min(core.pullAt, now() + nearMs)
}
