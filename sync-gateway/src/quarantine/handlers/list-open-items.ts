import type { QuarantineItem } from '@sac/contracts/http/devices'
import type { Db } from '@sac/platform/db/db'
import { listConflicts, listQuarantined, type Page } from '../store/quarantine-rows.ts'

/** What waits for a decision of the office behind `after`, oldest first, at most `limit`. */
export async function listOpenItems(db: Db, page: Page): Promise<QuarantineItem[]> {
  const [quarantined, conflicts] = await Promise.all([listQuarantined(db, page), listConflicts(db, page)])
  const readable = quarantined.map(({ raw, ...item }) => ({ ...item, text: Buffer.from(raw).toString('utf8') }))
  return [...readable, ...conflicts]
    .map((item) => ({ ...item, receivedAt: item.receivedAt.toISOString() }))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, page.limit)
}

// As the database sorts within each kind.
const keyOf = ({ receivedAt, id }: QuarantineItem): string => `${receivedAt} ${id}`
