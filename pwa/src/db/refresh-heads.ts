import { type EventLine, parseEventLine } from '@sac/contracts/sync/event-line'
import { fieldHeads } from './field-heads.ts'
import { putHead } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'
import { takeIdentity } from './outbox-meta.ts'
import type { EventRow } from './outbox-schema.ts'
import { answered } from './transactions.ts'

/** What is recorded next on a field is based on what other devices wrote as well. Repeatable. */
export async function refreshHeads(outbox: Outbox, inspectionId: string, foreign: readonly EventLine[]): Promise<void> {
  await outbox.transact('write', async ({ events, meta }) => {
    const { deviceId } = await takeIdentity(meta, outbox)
    const range = outbox.IDBKeyRange.bound([inspectionId, 0], [inspectionId, Number.MAX_SAFE_INTEGER])
    const rows = (await answered(events.index('inspection').getAll(range))) as EventRow[]
    const own = rows.flatMap(({ line }) => {
      const parsed = parseEventLine(line)
      return parsed.ok ? [parsed.line] : []
    })
    for (const [field, eventId] of fieldHeads([...own, ...foreign], deviceId))
      await putHead(meta, [inspectionId, field], eventId)
  })
}
