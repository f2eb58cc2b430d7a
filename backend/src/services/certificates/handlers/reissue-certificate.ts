import type { Corrections, ReissueCertificate } from '@sac/contracts/http/certificates'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { contentHash, isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { unprintableTexts } from '@sac/platform/pdf/text/unprintable-texts'
import { type CertificatesDeps, urlPrefixOf } from '../certificates-deps.ts'
import { claimsFit } from '../domain/claims-of-report.ts'
import { correctReport } from '../domain/correct-report.ts'
import { deleteApproval, findApproval, upsertApproval } from '../store/approval-rows.ts'
import { type CertificateRow, findCertificate, lockRevisions } from '../store/certificate-rows.ts'
import { openCertificate } from './open-certificate.ts'
import { requireCertificate } from './require-certificate.ts'

export type Reissue = { certificateId: string; command: ReissueCertificate; actorId: string }

/** `opened`: revision n + 1 is on its way. `awaiting-approval`: another administrator must send the same correction. */
export type Reissued = 'opened' | 'awaiting-approval' | 'repeated'

/**
 * Opens the next revision with corrections. The present one stays in force until the new one is sealed and is superseded then.
 * Throws Problem `certificate.*`.
 */
export function reissueCertificate(
  deps: CertificatesDeps,
  { certificateId, command, actorId }: Reissue,
): Promise<Reissued> {
  const { commandId, version } = command
  return withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content: { certificateId, ...command } }))) return 'repeated'
    const row = await requireCertificate(tx, { certificateId, version })
    const revisions = await lockRevisions(tx, row)
    requireNewest(row, revisions)
    const report = correctReport(row.report, command.corrections)
    requirePrintable(deps, report)
    const changesVin = report.vehicle.vin !== row.vin
    if (changesVin && !(await isApproved(deps, tx, { certificateId, command, actorId }))) return 'awaiting-approval'
    await open(deps, tx, { row, revisions, report, command, actorId })
    return 'opened'
  })
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

/** True when another administrator has proposed the same; otherwise this becomes the proposal. */
async function isApproved(
  deps: CertificatesDeps,
  tx: Tx,
  { certificateId, command, actorId }: Reissue,
): Promise<boolean> {
  const hash = contentHash({ certificateId, corrections: command.corrections })
  const proposal = await findApproval(tx, { certificateId })
  if (proposal && proposal.proposedBy !== actorId && proposal.contentHash.equals(hash)) return true
  const { reason, note } = command
  await upsertApproval(tx, {
    certificateId,
    contentHash: hash,
    proposedBy: actorId,
    proposedAt: deps.now(),
    reason,
    note,
  })
  const details = { fields: Object.keys(command.corrections) }
  await appendAudit(deps, tx, { actorId, action: 'reissue.proposed', subjectId: certificateId, reason, note, details })
  return false
}

type Open = {
  row: CertificateRow
  revisions: readonly CertificateRow[]
  report: InspectionReport
  command: { reason: string; note: string; corrections: Corrections }
  actorId: string | null
}

async function open(deps: CertificatesDeps, tx: Tx, { row, revisions, report, command, actorId }: Open): Promise<void> {
  const { certificateId, language, validUntil } = row
  const { reason, note, corrections } = command
  const approval = await findApproval(tx, { certificateId })
  await deleteApproval(tx, { certificateId })
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
    details: { successor, fields: Object.keys(corrections), proposedBy: approval?.proposedBy ?? null },
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
