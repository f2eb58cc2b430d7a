import type { Verdict } from '@sac/contracts/sync/protocol'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { InspectionsDeps } from '../inspections-deps.ts'
import type { InspectionRow } from '../store/inspection-rows.ts'
import { appendFact } from './append-fact.ts'

type Told = {
  deps: InspectionsDeps
  tx: Tx
  before: InspectionRow | null
  row: InspectionRow
  authors: readonly string[]
}

const statusForDevice = ({ status, revision, reasons }: InspectionRow): Verdict['status'] | null => {
  if (revision > 0 && reasons.length > 0) return 'late'
  return status === 'in-progress' ? null : status
}

const told = (row: InspectionRow | null) =>
  row && JSON.stringify([statusForDevice(row), row.seal, row.reasons, row.certificateNumber])

/** Publishes the verdict when it differs from the last one; an inspection in progress has none. */
export async function giveVerdict({ deps, tx, before, row, authors }: Told): Promise<void> {
  const status = statusForDevice(row)
  if (status === null || told(before) === told(row)) return
  const { inspectionId } = row
  const verdict: Verdict = {
    inspectionId,
    status,
    reasons: [...row.reasons],
    ...(row.certificateNumber === null ? {} : { certificateNumber: row.certificateNumber }),
    at: row.updatedAt.toISOString(),
  }
  const data = { ...verdict, inspectorIds: authors }
  await appendFact(deps, tx, { eventType: 'inspection.verdict-given', key: inspectionId, userId: null, data })
}
