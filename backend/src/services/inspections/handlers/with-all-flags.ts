import type { Db } from '@sac/platform/db/db'
import { findComparingFlags } from '../store/comparing-flags.ts'
import type { InspectionRow } from '../store/inspection-rows.ts'

/** The rows with the flags of their reports and those that compare them with other inspections, sorted by name. */
export async function withAllFlags(db: Db, rows: readonly InspectionRow[]): Promise<InspectionRow[]> {
  const compared = await findComparingFlags(db, { inspectionIds: rows.map(({ inspectionId }) => inspectionId) })
  return rows.map((row) => ({ ...row, flags: [...row.flags, ...(compared.get(row.inspectionId) ?? [])].toSorted() }))
}
