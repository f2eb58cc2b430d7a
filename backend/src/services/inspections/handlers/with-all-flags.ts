import type { Db } from '@sac/platform/db/db'
import { type ComparingFlag, type ReadingFlag, readingFlags } from '../domain/flags.ts'
import { findComparingFlags } from '../store/comparing-flags.ts'
import type { InspectionRow } from '../store/inspection-rows.ts'
import { listLinked } from '../store/link-rows.ts'
import { listUnqualified } from '../store/qualification-rows.ts'
import { findReading, listEarlierReadings } from '../store/same-car.ts'

/** The rows with the flags of their reports and those that compare them with other inspections, sorted by name. */
export async function withAllFlags(db: Db, rows: readonly InspectionRow[]): Promise<InspectionRow[]> {
  const inspectionIds = rows.map(({ inspectionId }) => inspectionId)
  const compared = await findComparingFlags(db, { inspectionIds })
  const linked = await listLinked(db, inspectionIds)
  const unqualified = new Set(await listUnqualified(db, inspectionIds))
  const flagged: InspectionRow[] = []
  for (const row of rows) {
    const { inspectionId } = row
    const since = linked.has(inspectionId) ? await flagsSinceLinked(db, row) : []
    const byWhom: ComparingFlag[] = unqualified.has(inspectionId) ? ['inspector-not-qualified'] : []
    const flags = new Set([...row.flags, ...(compared.get(inspectionId) ?? []), ...since, ...byWhom])
    flagged.push({ ...row, flags: [...flags].toSorted() })
  }
  return flagged
}

/** A report knows of the readings before it; a link may come later. */
async function flagsSinceLinked(db: Db, { inspectionId, vehicleKey }: InspectionRow): Promise<ReadingFlag[]> {
  const now = await findReading(db, { inspectionId })
  if (!now) return []
  return readingFlags(now, await listEarlierReadings(db, { inspectionId, vehicleKey, before: now.at }))
}
