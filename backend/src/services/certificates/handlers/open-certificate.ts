// First half of issuing, in the caller's transaction: number, revision and status index are taken, the row stands as
// `issuing` and its job is written. A rollback gives everything back, so there is never a gap.
import { formatNumber } from '@sac/contracts/certificate/number'
import { dateIn } from '@sac/contracts/inspection/calendar'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { kindOf, reportFor } from '../domain/certificate.ts'
import type { Ruling } from '../domain/rule-on-report.ts'
import { IssuingWaits } from '../restore/issuing-waits.ts'
import { requireFree } from '../restore/require-free.ts'
import { type CertificateRow, insertCertificate } from '../store/certificate-rows.ts'
import { takeSequence, takeStatusIndex } from '../store/counters.ts'

export type Opening = {
  report: InspectionReport
  ruling: Ruling
  /** All revisions so far, lowest first, locked. */
  revisions: readonly CertificateRow[]
  reportRevision: number | null
  /** Why there is a new revision. */
  reason: string | null
  issuedBy: string | null
}

/** Returns the new certificate's id. */
export async function openCertificate(deps: CertificatesDeps, tx: Tx, opening: Opening): Promise<string> {
  const { report, ruling, revisions } = opening
  const certificateId = deps.newId()
  const issuedAt = deps.now()
  const revision = (revisions.at(-1)?.revision ?? 0) + 1
  await insertCertificate(tx, {
    certificateId,
    inspectionId: report.inspectionId,
    revision,
    reportRevision: opening.reportRevision,
    kind: kindOf(report.outcome.result),
    ...(await takeNumbers(deps, tx, { report, revisions, issuedAt })),
    testedOn: dateIn(report.timeZone, report.testedAt),
    validUntil: ruling.validUntil,
    language: ruling.language,
    report: reportFor(report, { revision, reason: opening.reason }),
    issuedAt,
    issuedBy: opening.issuedBy,
  })
  await deps.jobs.enqueue(tx, 'certificates.seal', { data: { certificateId }, key: certificateId })
  return certificateId
}

type Numbers = Pick<CertificateRow, 'number' | 'statusYear' | 'statusIndex'>

// The number stays over revisions; each revision has its own status index, in the list of its own year of issue.
async function takeNumbers(
  deps: CertificatesDeps,
  tx: Tx,
  { report, revisions, issuedAt }: Pick<Opening, 'report' | 'revisions'> & { issuedAt: Date },
): Promise<Numbers> {
  if (kindOf(report.outcome.result) === 'refusal') return { number: null, statusYear: null, statusIndex: null }
  const year = issuedAt.getUTCFullYear()
  const { station } = report.centre
  const known = revisions.find(({ number }) => number !== null)?.number
  const number = known ?? formatNumber({ station, year, sequence: await takeSequence(tx, { station, year }) })
  const statusIndex = await takeStatusIndex(tx, { year })
  if (statusIndex === null) throw new IssuingWaits('papers that left the house are being adopted')
  await requireFree(deps.blobs.records, { year, statusIndex })
  return { number, statusYear: year, statusIndex }
}
