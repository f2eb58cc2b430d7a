import type { QuarantineItem } from '@sac/contracts/http/devices'
import type { Db } from '@sac/platform/db/db'
import { listConflicts, listQuarantined } from '../store/quarantine-rows.ts'

const shown = 500

/** What waits for a decision of the office, oldest first. */
export async function listOpenItems(db: Db): Promise<{ items: QuarantineItem[]; more: boolean }> {
  const [quarantined, conflicts] = await Promise.all([
    listQuarantined(db, { limit: shown + 1 }),
    listConflicts(db, { limit: shown + 1 }),
  ])
  const readable = quarantined.map(({ raw, ...item }) => ({ ...item, text: Buffer.from(raw).toString('utf8') }))
  const items = [...readable, ...conflicts].toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
  return {
    items: items.slice(0, shown).map((item) => ({ ...item, receivedAt: item.receivedAt.toISOString() })),
    more: items.length > shown,
  }
}
