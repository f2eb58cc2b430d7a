import { newEvent } from '@sac/contracts/events/new-event'
import type { Verdict } from '@sac/contracts/sync/protocol'
import { notHolder } from '../domain/completion-reasons.ts'
import type { InspectionRow } from '../store/inspection-rows.ts'
import type { CaseFile, Desk } from './desk.ts'

const statusForDevice = ({ status, revision, reasons }: InspectionRow): Verdict['status'] | null => {
  if (revision > 0 && reasons.length > 0) return 'late'
  if (status === 'closed') return 'quarantined'
  return status === 'in-progress' ? null : status
}

const told = (row: InspectionRow | null) =>
  row && JSON.stringify([statusForDevice(row), row.seal, row.reasons, row.certificateNumber, row.strangers])

/** True when the verdict differs from the last one told; an inspection in progress has none but for strangers. */
export const hasNews = ({ told: before, row }: CaseFile): boolean => {
  if (row === null || told(before) === told(row)) return false
  return statusForDevice(row) !== null || row.strangers.length > 0 || (before?.strangers.length ?? 0) > 0
}

/** Publishes the verdict as it stands now when there is news. `authors` recorded something; they learn it. */
export function giveVerdict(desk: Desk, file: CaseFile, authors: readonly string[]): void {
  const { row } = file
  if (!row || !hasNews(file)) return
  // Who has taken it over since is no stranger any more and must hear it.
  const cleared = (file.told?.strangers ?? []).filter((id) => !row.strangers.includes(id))
  file.told = row
  const status = statusForDevice(row)
  const own = authors.filter((id) => !row.strangers.includes(id))
  tell(desk, row, { status: status ?? 'received', to: status === null ? cleared : own, reasons: [...row.reasons] })
  const reasons = [notHolder, ...row.reasons.filter(isStrangers)]
  tell(desk, row, { status: 'quarantined', to: row.strangers, reasons })
}

const isStrangers = ({ code }: InspectionRow['reasons'][number]) => code === 'stranger-sealed'

type Telling = Pick<Verdict, 'status' | 'reasons'> & { to: readonly string[] }

function tell({ events }: Desk, row: InspectionRow, { status, reasons, to }: Telling): void {
  if (to.length === 0) return
  const { inspectionId, certificateNumber, updatedAt } = row
  const number = certificateNumber === null ? {} : { certificateNumber }
  const data = { inspectionId, status, reasons, ...number, at: updatedAt.toISOString(), inspectorIds: [...to] }
  events.push(newEvent('inspection.verdict-given', data, { userId: null }))
}
