// What becomes true when papers have been made: their rows, their places in the chain, their facts and audit entries.
import { appendAllAudit } from '@sac/platform/audit/append-audit'
import { lockChainHead, moveChainHead } from '@sac/platform/audit/chain-rows'
import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { CertificatesDeps } from '../certificates-deps.ts'
import type { SignedClaims } from '../domain/paper.ts'
import { certificateEvent } from '../handlers/certificate-event.ts'
import { holdRevision } from '../handlers/hold-revision.ts'
import { supersedeRevisions } from '../handlers/supersede-revisions.ts'
import { markGenerated } from '../store/certificate-changes.ts'
import { type CertificateRow, type LockedRow, lockRevisionsOfAll } from '../store/certificate-rows.ts'
import { markStatusYearChanged } from '../store/counters.ts'
import { lockKeyState } from '../store/key-rows.ts'
import { certificateHash } from './certificate-hash.ts'
import { verifyUrl } from './make-pdf.ts'

/** A certificate's signature and stored paper, before anything refers to them. */
export type Made = { row: CertificateRow; signed: SignedClaims | null; pdfSha256: string }

const unsigned = { kid: null, cose: null, sha256: null }

/** Completes what is still `issuing` of `made`, which are of different inspections. */
export async function completeCertificates(deps: CertificatesDeps, tx: Tx, made: readonly Made[]): Promise<void> {
  const locked = await lockRevisionsOfAll(tx, { inspectionIds: made.map(({ row }) => row.inspectionId) })
  const byInspection = Map.groupBy(locked, ({ inspectionId }) => inspectionId)
  const revisionsOf = ({ inspectionId }: CertificateRow) => byInspection.get(inspectionId) ?? []
  const generatedAt = deps.now()
  const open = made.flatMap(({ row, ...paper }) => {
    const issuing = findIssuing(revisionsOf(row), row)
    return issuing ? [{ ...paper, row: issuing, generatedAt }] : []
  })
  if (open.length === 0) return
  await requireSoundKeys(tx, open)
  await markYears(
    tx,
    open.flatMap(({ row }) => revisionsOf(row)),
  )
  await seal(tx, open)
  await publish(
    deps,
    tx,
    open.map((one) => generatedEvent(deps, one)),
  )
  for (const { row } of open) await supersedeRevisions(deps, tx, { revisions: revisionsOf(row), generated: row })
  await appendAllAudit(deps, tx, open.map(auditEntry))
  for (const { row } of open) await holdRevision(deps, tx, { revisions: revisionsOf(row), generated: row })
}

const findIssuing = (revisions: readonly LockedRow[], { certificateId }: CertificateRow) =>
  revisions.find((one) => one.certificateId === certificateId && one.status === 'issuing')

// Signing takes its time, and a key may be burnt meanwhile: whoever burns it then looks for what it had signed, and would not
// find this one. First of all locks here, as burning takes them.
async function requireSoundKeys(tx: Tx, made: readonly Made[]): Promise<void> {
  for (const kid of new Set(made.flatMap(({ signed }) => signed?.kid ?? [])))
    if ((await lockKeyState(tx, { kid })) === 'compromised')
      throw new Error('the key was compromised while it signed; the certificate is signed again')
}

// In ascending order and before the chains: two transactions that wait for each other in a circle would both fail.
export async function markYears(tx: Tx, revisions: readonly CertificateRow[]): Promise<void> {
  const years = new Set(revisions.flatMap(({ statusYear }) => (statusYear === null ? [] : [statusYear])))
  for (const year of [...years].toSorted((a, b) => a - b)) await markStatusYearChanged(tx, { year })
}

async function seal(tx: Tx, made: readonly Chained[]): Promise<void> {
  const chains = await appendToChain(tx, made)
  const sealed = made.map(({ row, signed, pdfSha256, generatedAt }, at) => {
    const { kid, cose, sha256: coseSha256 } = signed ?? unsigned
    const { certificateId } = row
    return { certificateId, kid, cose, coseSha256, pdfSha256, generatedAt, chain: linkAt(chains, at) }
  })
  await markGenerated(tx, sealed)
}

/** A paper as it goes into the chain. */
type Chained = Made & { row: LockedRow; generatedAt: Date }
type Link = { position: number; previous: Buffer; hash: Buffer }

export function linkAt(chains: readonly Link[], at: number): Link {
  const link = chains[at]
  if (!link) throw new Error('a paper has no place in the chain')
  return link
}

/** Everything sealed, in one chain: inserting, removing or backdating one would show in all that follow. */
export async function appendToChain(tx: Tx, made: readonly Chained[]): Promise<Link[]> {
  let head = await lockChainHead(tx, { name: 'certificates' })
  const links = made.map(({ row, signed, pdfSha256, generatedAt }): Link => {
    const [position, previous] = [head.position + 1, head.hash]
    const coseSha256 = signed?.sha256 ?? null
    const sealed = { ...row, kid: signed?.kid ?? null, generatedAt }
    const hash = certificateHash(sealed, { position, previous, coseSha256, pdfSha256 })
    head = { position, hash }
    return { position, previous, hash }
  })
  await moveChainHead(tx, { name: 'certificates', ...head })
  return links
}

/** Tells of a paper; `adopted`: again, because the database had forgotten it. */
export function generatedEvent(
  deps: Pick<CertificatesDeps, 'verifyBase'>,
  { row, signed, pdfSha256 }: Made,
  again: { adopted?: true } = {},
) {
  const { report } = row
  return certificateEvent('certificate.generated', row, {
    userId: row.issuedBy,
    kind: row.kind,
    reportRevision: row.reportRevision,
    seal: report.manifest.seal,
    appointmentId: report.appointmentId,
    centreId: report.centre.id,
    testedOn: row.testedOn,
    issuedAt: row.issuedAt.toISOString(),
    pdfSha256,
    verifyUrl: signed === null ? null : verifyUrl(deps, signed.cose),
    ...again,
  })
}

const auditEntry = ({ row, pdfSha256 }: Made) => ({
  actorId: row.issuedBy,
  action: 'certificate.generated',
  subjectId: row.certificateId,
  reason: null,
  note: null,
  details: { number: row.number, revision: row.revision, pdfSha256 },
})
