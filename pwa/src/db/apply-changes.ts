// Takes what came down into the view, the cursor in the same transaction: a page is either applied and behind us, or will
// come again.
import type { Arrived } from '@sac/contracts/inspection/holders'
import { type Change, Verdict } from '@sac/contracts/sync/protocol'
import * as z from 'zod/mini'
import { forgetLostBlobsOf } from './forget-lost-blobs.ts'
import type { LocalStore } from './local-store.ts'
import { settleRefusedOf } from './outbox-queue.ts'
import { readForeign } from './read-inspection.ts'
import { refreshHeads } from './refresh-heads.ts'
import { answered } from './transactions.ts'
import { usableChanges } from './usable-changes.ts'
import { type ForeignLine, listForeignLines, type View } from './view.ts'

export type Page = {
  userId: string
  changes: readonly Change[]
  cursor: string
  /** ISO, device clock. */
  pulledAt: string
  /** Replaces everything this person was told before. */
  snapshot: boolean
}

const KnownLine = z.looseObject({
  eventId: z.string(),
  inspectionId: z.string(),
  deviceId: z.string(),
  line: z.string(),
  lineHash: z.string(),
  receivedAt: z.optional(z.string()),
})

const linesIn = (changes: readonly Change[]): ForeignLine[] =>
  changes.flatMap(({ entity, value }) => {
    const parsed = entity === 'line' ? z.safeParse(KnownLine, value) : null
    if (!parsed?.success) return []
    const { eventId, inspectionId, deviceId, line, lineHash, receivedAt } = parsed.data
    return [{ eventId, inspectionId, deviceId, line, lineHash, receivedAt }]
  })

const verdictsIn = (changes: readonly Change[]): Verdict[] =>
  changes.flatMap(({ entity, value }) => {
    const parsed = entity === 'verdict' ? z.safeParse(Verdict, value) : null
    return parsed?.success ? [parsed.data] : []
  })

/** Applies a page. Repeating it changes nothing. */
export async function applyChanges(store: LocalStore, page: Page): Promise<void> {
  const { outbox, changes } = store
  const view = await store.view()
  const lines = linesIn(page.changes)
  const verdicts = verdictsIn(page.changes)
  // The outbox first: after a crash in between the same page comes again.
  for (const [inspectionId, news] of Map.groupBy(lines, (line) => line.inspectionId))
    await refreshHeads(outbox, inspectionId, await foreignLines(view, inspectionId, news))
  for (const { status, inspectionId, at } of verdicts)
    if (status === 'complete' || status === 'certified') {
      await settleRefusedOf(outbox, inspectionId, at)
      await forgetLostBlobsOf(outbox, inspectionId)
    }
  await writePage(view, { ...page, changes: await usableChanges(page.changes) }, lines)
  changes.announce({ about: 'reference' })
  const affected = [...lines, ...verdicts].map(({ inspectionId }) => inspectionId)
  for (const inspectionId of new Set(affected)) changes.announce({ about: 'inspection', inspectionId })
}

async function foreignLines(view: View, inspectionId: string, news: readonly ForeignLine[]): Promise<Arrived[]> {
  const known = await listForeignLines(view, inspectionId)
  const distinct = new Map([...known, ...news].map((line) => [line.eventId, line]))
  return [...distinct.values()].flatMap(readForeign)
}

function writePage(view: View, page: Page, lines: readonly ForeignLine[]): Promise<void> {
  const { userId, changes, cursor, pulledAt, snapshot } = page
  return view.transact('write', async ({ reference, lines: kept, cursors }) => {
    const before = view.IDBKeyRange.bound([userId], [userId, []])
    const writes = [
      ...(snapshot ? [answered(reference.delete(before))] : []),
      ...lines.map((line) => answered(kept.put(line))),
      ...changes.filter(({ entity }) => entity !== 'line').map((change) => writeChange(reference, userId, change)),
      answered(cursors.put({ userId, cursor, pulledAt })),
    ]
    await Promise.all(writes)
  })
}

const writeChange = (reference: IDBObjectStore, userId: string, { entity, id, value }: Change): Promise<unknown> =>
  value === null
    ? answered(reference.delete([userId, entity, id]))
    : answered(reference.put({ userId, entity, id, value }))
