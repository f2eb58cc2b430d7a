import { publish } from '@sac/platform/outbox/publish'
import { authorsOf } from '../domain/inspection-summary.ts'
import { listAuthors } from '../store/evidence-rows.ts'
import { type InspectionRow, upsertInspections } from '../store/inspection-rows.ts'
import type { CaseFile, Desk } from './desk.ts'
import { giveVerdict, hasNews } from './give-verdict.ts'
import { showLatest } from './judge-inspection.ts'

/** Writes the inspections as they stand after the last event, and tells everything that is news. */
export async function closeFiles(desk: Desk): Promise<void> {
  const files = [...desk.files.values()]
  for (const file of files) if (file.behind !== null) showLatest(desk, file)
  const changed = files.flatMap(({ stored, row }): InspectionRow[] => (row && row !== stored ? [row] : []))
  if (changed.length > 0) await upsertInspections(desk.tx, changed)
  const authors = await findAuthors(desk, files.filter(hasNews))
  for (const file of files) giveVerdict(desk, file, authors(file))
  await publish(desk.deps, desk.tx, desk.events)
}

/** Everyone who recorded something, from the lines in hand or else from the stored ones. */
async function findAuthors({ tx }: Desk, files: readonly CaseFile[]) {
  const unread = files.filter(({ isWhole }) => !isWhole).map(({ inspectionId }) => inspectionId)
  const stored = unread.length > 0 ? await listAuthors(tx, unread) : new Map<string, string[]>()
  return ({ inspectionId, lines }: CaseFile) => stored.get(inspectionId) ?? authorsOf(lines)
}
