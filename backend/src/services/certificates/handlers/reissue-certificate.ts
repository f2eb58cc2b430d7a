import type { Corrections, ReissueCertificate } from '@sac/contracts/http/certificates'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { unprintableTexts } from '@sac/platform/pdf/text/unprintable-texts'
import { type CertificatesDeps, urlPrefixOf } from '../certificates-deps.ts'
import { claimsFit } from '../domain/claims-of-report.ts'
import { correctReport } from '../domain/correct-report.ts'
import { type CertificateRow, findCertificate, lockRevisions } from '../store/certificate-rows.ts'
import { openCertificate } from './open-certificate.ts'
import { fieldsOf, openRequest } from './request-change.ts'
import { requireCertificate } from './require-certificate.ts'

type Reissuing = { certificateId: string; command: ReissueCertificate; actorId: string }

/**
 * Opens the next revision with corrections. The present one stays in force until the new one is sealed and is superseded then.
 * Another VIN is asked for, and waits for another administrator. Throws Problem `certificate.*`.
 */
export async function reissueCertificate(
  deps: CertificatesDeps,
  { certificateId, command, actorId }: Reissuing,
): Promise<void> {
  const { commandId, version, reason, note, corrections } = command
  await withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content: { certificateId, ...command } }))) return
    const row = await requireCertificate(tx, { certificateId, version })
    const corrected = await prepare(deps, tx, row, corrections)
    if (corrected.report.vehicle.vin === row.vin) return open(deps, tx, { ...corrected, row, command, actorId })
    const asked = { requestId: commandId, change: 'reissue', corrections, reason, note } as const
    return openRequest(deps, tx, { ...asked, certificateId, requestedBy: actorId })
  })
}

type Agreed = {
  row: CertificateRow
  corrections: Corrections
  command: { reason: string; note: string }
  actorId: string
  /** Who asked for it. */
  proposedBy: string
}

/** What two administrators have agreed on. The row is locked. Throws Problem `certificate.*`. */
export async function reissue(
  deps: CertificatesDeps,
  tx: Tx,
  { corrections, command, ...agreed }: Agreed,
): Promise<void> {
  const corrected = await prepare(deps, tx, agreed.row, corrections)
  await open(deps, tx, { ...agreed, ...corrected, command: { ...command, corrections } })
}

async function prepare(deps: CertificatesDeps, tx: Tx, row: CertificateRow, corrections: Corrections) {
  const revisions = await lockRevisions(tx, row)
  requireNewest(row, revisions)
  const report = correctReport(row.report, corrections)
  requirePrintable(deps, report)
  return { revisions, report }
}

function requireNewest(row: CertificateRow, revisions: readonly CertificateRow[]): void {
  const newest = revisions.at(-1)
  if (newest?.certificateId !== row.certificateId || !['valid', 'suspended'].includes(row.status))
    throw new Problem('certificate.illegal-transition', {
      detail: 'Only the newest revision in force can be reissued.',
    })
}

function requirePrintable(deps: CertificatesDeps, report: InspectionReport): void {
  const unprintable = unprintableTexts(report)
  if (unprintable.length > 0)
    throw new Problem('certificate.glyph-missing', {
      detail: 'Write the named fields in letters that can be printed.',
      errors: unprintable.map(({ field, characters }) => ({ field, detail: `cannot print ${characters.join(' ')}` })),
    })
  if (report.outcome.result === 'abandoned') return
  if (!claimsFit(report, { urlPrefix: urlPrefixOf(deps), issuedAt: deps.now() }))
    throw new Problem('request.invalid', { detail: 'The corrected vehicle data is too long for the QR code.' })
}

type Open = {
  row: CertificateRow
  revisions: readonly CertificateRow[]
  report: InspectionReport
  command: { reason: string; note: string; corrections: Corrections }
  actorId: string | null
  proposedBy?: string
}

async function open(deps: CertificatesDeps, tx: Tx, opening: Open): Promise<void> {
  const { row, revisions, report, command, actorId, proposedBy = null } = opening
  const { certificateId, language, validUntil } = row
  const { reason, note, corrections } = command
  const successor = await openCertificate(deps, tx, {
    report,
    ruling: { language, validUntil },
    revisions,
    reportRevision: null,
    reason: note,
    issuedBy: actorId,
  })
  await appendAudit(deps, tx, {
    actorId,
    action: 'certificate.reissued',
    subjectId: certificateId,
    reason,
    note,
    details: { successor, fields: fieldsOf(corrections), proposedBy },
  })
}

/** Signs a certificate in force again with the active key: after its key was compromised. Skips what is not in force any more. */
export function reissueAfterCompromise(deps: CertificatesDeps, certificateId: string): Promise<void> {
  return withTransaction(deps.pool, async (tx) => {
    const known = await findCertificate(tx, { certificateId })
    const revisions = known ? await lockRevisions(tx, known) : []
    const row = revisions.at(-1)
    if (!row || row.certificateId !== certificateId || !['valid', 'suspended'].includes(row.status)) return
    const command = { reason: 'key-compromised', note: 'Signed again with a new key.', corrections: {} }
    await open(deps, tx, { row, revisions, report: row.report, command, actorId: null })
  })
}
