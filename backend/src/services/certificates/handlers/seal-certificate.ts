// Second half of issuing: sign, render and seal outside any transaction (a remote signer may be slow), then one short
// transaction that makes it true. Doing it twice changes nothing: whoever comes second finds the row sealed.

import { appendAudit } from '@sac/platform/audit/append-audit'
import { lockChainHead, moveChainHead } from '@sac/platform/audit/chain-rows'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { findPaper, keepPaper, type Paper } from '../restore/keep-witness.ts'
import { markGenerated } from '../store/certificate-changes.ts'
import { type CertificateRow, findCertificate, lockRevisions } from '../store/certificate-rows.ts'
import { markStatusYearChanged } from '../store/counters.ts'
import { lockKeyState } from '../store/key-rows.ts'
import { appendFact } from './append-fact.ts'
import { certificateHash } from './certificate-hash.ts'
import { holdRevision } from './hold-revision.ts'
import { makePdf, verifyUrl } from './make-pdf.ts'
import { signClaims } from './sign-claims.ts'
import { supersedeRevisions } from './supersede-revisions.ts'

/** The job of a certificate in status `issuing`. */
export async function sealCertificate(
  deps: CertificatesDeps,
  { certificateId }: { certificateId: string },
): Promise<void> {
  const row = await findCertificate(deps.pool, { certificateId })
  if (row?.status !== 'issuing') return
  const paper = (await findPaper(deps, row)) ?? (await keepPaper(deps, row, await makePaper(deps, row)))
  await withTransaction(deps.pool, (tx) => complete(deps, tx, { row, ...paper }))
}

async function makePaper(deps: CertificatesDeps, row: CertificateRow): Promise<Paper> {
  const signed = await signClaims(deps, row)
  return { signed, pdfSha256: await makePdf(deps, row, signed), sealedAt: deps.now() }
}

type Made = { row: CertificateRow } & Pick<Paper, 'signed' | 'pdfSha256'>

const unsigned = { kid: null, cose: null, sha256: null }

async function complete(deps: CertificatesDeps, tx: Tx, made: Made): Promise<void> {
  const { row, signed, pdfSha256 } = made
  const { certificateId, issuedBy } = row
  const revisions = await lockRevisions(tx, row)
  if (revisions.find((one) => one.certificateId === certificateId)?.status !== 'issuing') return
  await requireSoundKey(tx, made)
  await markYears(tx, revisions)
  const { kid, cose, sha256: coseSha256 } = signed ?? unsigned
  const chain = await appendToChain(tx, made)
  await markGenerated(tx, { certificateId, kid, cose, coseSha256, pdfSha256, generatedAt: deps.now(), chain })
  await appendFact(deps, tx, { eventType: 'certificate.generated', row, userId: issuedBy, more: moreOf(deps, made) })
  await supersedeRevisions(deps, tx, { revisions, generated: row })
  await appendAudit(deps, tx, {
    actorId: issuedBy,
    action: 'certificate.generated',
    subjectId: certificateId,
    reason: null,
    note: null,
    details: { number: row.number, revision: row.revision, pdfSha256 },
  })
  await holdRevision(deps, tx, { revisions, generated: row })
}

// Signing takes its time, and a key may be burnt meanwhile: whoever burns it then looks for what it had signed, and would not
// find this one. First of all locks here, as burning takes them.
async function requireSoundKey(tx: Tx, { signed }: Made): Promise<void> {
  if (signed && (await lockKeyState(tx, signed)) === 'compromised')
    throw new Error('the key was compromised while it signed; the certificate is signed again')
}

// In ascending order and before the chains: two transactions that wait for each other in a circle would both fail.
export async function markYears(tx: Tx, revisions: readonly CertificateRow[]): Promise<void> {
  const years = new Set(revisions.flatMap(({ statusYear }) => (statusYear === null ? [] : [statusYear])))
  for (const year of [...years].toSorted((a, b) => a - b)) await markStatusYearChanged(tx, { year })
}

// Everything sealed, in one chain: inserting, removing or backdating one would show in all that follow.
export async function appendToChain(tx: Tx, { row, signed, pdfSha256 }: Made) {
  const head = await lockChainHead(tx, { name: 'certificates' })
  const position = head.position + 1
  const coseSha256 = signed?.sha256 ?? null
  const hash = certificateHash(row, { position, previous: head.hash, coseSha256, pdfSha256 })
  await moveChainHead(tx, { name: 'certificates', position, hash })
  return { position, previous: head.hash, hash }
}

/** What a generated certificate's fact says beside the catalogue's members. */
export function moreOf(deps: Pick<CertificatesDeps, 'verifyBase'>, { row, signed, pdfSha256 }: Made) {
  const { report } = row
  return {
    kind: row.kind,
    reportRevision: row.reportRevision,
    seal: report.manifest.seal,
    appointmentId: report.appointmentId,
    centreId: report.centre.id,
    testedOn: row.testedOn,
    issuedAt: row.issuedAt.toISOString(),
    pdfSha256,
    verifyUrl: signed === null ? null : verifyUrl(deps, signed.cose),
  }
}
