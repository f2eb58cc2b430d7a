import type { Verdict } from '@sac/contracts/sync/protocol'
import type { InspectionRow } from '../store/inspection-rows.ts'
import type { CaseFile, Desk } from './desk.ts'

const statusForDevice = ({ status, revision, reasons }: InspectionRow): Verdict['status'] | null => {
  if (revision > 0 && reasons.length > 0) return 'late'
  return status === 'in-progress' ? null : status
}

const told = (row: InspectionRow | null) =>
  row && JSON.stringify([statusForDevice(row), row.seal, row.reasons, row.certificateNumber])

/** True when the verdict differs from the last one told; an inspection in progress has none. */
export const hasNews = ({ told: before, row }: CaseFile): boolean =>
  row !== null && statusForDevice(row) !== null && told(before) !== told(row)

/** Publishes the verdict as it stands now when there is news. `authors` recorded something; they learn it. */
export function giveVerdict({ facts }: Desk, file: CaseFile, authors: readonly string[]): void {
  const { row } = file
  const status = row && statusForDevice(row)
  if (!row || !status || !hasNews(file)) return
  file.told = row
  const { inspectionId, reasons, certificateNumber, updatedAt } = row
  const verdict: Verdict = {
    inspectionId,
    status,
    reasons: [...reasons],
    ...(certificateNumber === null ? {} : { certificateNumber }),
    at: updatedAt.toISOString(),
  }
  const data = { ...verdict, inspectorIds: authors }
  facts.push({ eventType: 'inspection.verdict-given', key: inspectionId, userId: null, data })
}
