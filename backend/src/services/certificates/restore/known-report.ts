// After a restore inspections are completed again, and their papers are there already: from a witness, not from this event.
import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { changeTo } from '../domain/certificate.ts'
import { changeEvents } from '../handlers/certificate-event.ts'
import { generatedEvent } from '../sealing/complete-certificates.ts'
import { listAdoptedOf } from '../store/adopted-rows.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'
import { sealedPaperOf } from './keep-witness.ts'

type Completed = { report: InspectionReport; revisions: readonly CertificateRow[] }

/**
 * The report revision a completed inspection is issued as; null when a paper says it already. A paper that was adopted is told
 * again then: whoever was told the first time may have forgotten with the database.
 */
export async function reportRevisionOf(
  deps: CertificatesDeps,
  tx: Tx,
  { report, revisions }: Completed,
): Promise<number | null> {
  const made = revisions.filter(({ reportRevision }) => reportRevision !== null)
  const newest = Math.max(0, ...made.map(({ reportRevision }) => reportRevision ?? 0))
  if (report.revision > newest) return report.revision
  const adopted = await listAdoptedOf(tx, report)
  if (adopted.size === 0) return null
  // Completed again all at once, an inspection may count fewer revisions than its papers do: then the seal says what is new.
  if (report.manifest.seal > Math.max(...made.map((row) => row.report.manifest.seal))) return newest + 1
  const same = made.find((row) => row.report.manifest.seal === report.manifest.seal) ?? made.at(-1)
  if (same && adopted.has(same.certificateId)) await tellAgain(deps, tx, same)
  return null
}

async function tellAgain(deps: CertificatesDeps, tx: Tx, row: CertificateRow): Promise<void> {
  const paper = sealedPaperOf(row)
  if (!paper) return
  await publish(deps, tx, [generatedEvent(deps, { row, ...paper }, { adopted: true })])
  if (row.status === 'valid' || row.status === 'issuing') return
  const heir = row.supersededBy === null ? {} : { supersededBy: row.supersededBy }
  const reason = row.statusReason === null ? {} : { reasonCode: row.statusReason }
  const event = changeEvents[changeTo[row.status]](row, { userId: null, ...reason, adopted: true, ...heir })
  await publish(deps, tx, [event])
}
