// Writes the row of a paper that left the house, from its witness: appended to the chain now, with what it does to the
// revisions before it, and told again.
import { isDeepStrictEqual } from 'node:util'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { CertificatesDeps } from '../certificates-deps.ts'
import type { Paper } from '../domain/paper.ts'
import { holdRevision } from '../handlers/hold-revision.ts'
import { supersedeRevisions } from '../handlers/supersede-revisions.ts'
import { appendToChain, generatedEvent, linkAt, markYears } from '../sealing/complete-certificates.ts'
import { findRival, insertAdopted, listKnown } from '../store/adopted-rows.ts'
import { type CertificateRow, lockCertificate, lockRevisions } from '../store/certificate-rows.ts'
import { hashReport } from '../store/chained-certificates.ts'
import { insertSetAsideIfAbsent } from '../store/set-aside-rows.ts'
import { applyStatus } from './apply-status.ts'
import { paperOf } from './keep-witness.ts'
import { statusOf, type Told } from './known-statuses.ts'
import { readSigned } from './read-signed.ts'
import { readWitness } from './survey-papers.ts'
import type { Witness } from './witness.ts'

/** `refused`: it cannot be a row beside what the database holds, or no key of ours signed it; the audit says which. */
export type Adoption = 'adopted' | 'known' | 'refused'

type Adopting = { name: string; told: Told }

/** Never throws for what is wrong with the witness: that becomes an audit event, and the others go on. */
export async function adoptPaper(deps: CertificatesDeps, { name, told }: Adopting): Promise<Adoption> {
  const witness = await readWitness(deps.blobs.records, name)
  if (!witness) return refuse(deps, { name, why: 'it cannot be read', subjectId: null })
  const { certificateId } = witness
  if ((await listKnown(deps.pool, { ids: [certificateId] })).size > 0) return 'known'
  const paper = paperOf(witness)
  if (!(await isGenuine(deps, witness, paper)))
    return refuse(deps, { name, why: 'no key of ours has signed it', subjectId: certificateId })
  const row = rowOf(witness, paper)
  const rival = await findRival(deps.pool, row)
  if (rival !== null)
    return refuse(deps, { name, why: `its number or revision is that of ${rival}`, subjectId: certificateId })
  await withTransaction(deps.pool, (tx) => adopt(deps, tx, { name, told, row, paper }))
  return 'adopted'
}

async function adopt(
  deps: CertificatesDeps,
  tx: Tx,
  { name, told, row, paper }: Adopting & { row: CertificateRow; paper: Paper },
): Promise<void> {
  const made = { row, ...paper }
  const { certificateId, number, revision } = row
  const revisions = [...(await lockRevisions(tx, row)), row].toSorted((a, b) => a.revision - b.revision)
  await markYears(tx, revisions)
  const reportSha256 = await hashReport(tx, row.report)
  const chained = { ...made, row: { ...row, reportSha256 }, generatedAt: paper.sealedAt }
  const chain = linkAt(await appendToChain(tx, [chained]), 0)
  await insertAdopted(tx, { row, paper, chain, at: deps.now() })
  await publish(deps, tx, [generatedEvent(deps, made, { adopted: true })])
  await supersedeRevisions(deps, tx, { revisions, generated: row })
  const bytes = await deps.blobs.size(paper.pdfSha256)
  await appendAudit(deps, tx, {
    actorId: null,
    action: 'certificate.adopted',
    subjectId: certificateId,
    reason: null,
    note: null,
    details: {
      witness: name,
      number,
      revision,
      pdfSha256: paper.pdfSha256,
      ...(bytes === undefined ? { pdf: 'missing' } : {}),
    },
  })
  await holdRevision(deps, tx, { revisions, generated: row })
  const known = statusOf(told, row)
  const current = known && (await lockCertificate(tx, { certificateId }))
  if (current) await applyStatus(deps, tx, current, known)
}

type Refused = { name: string; why: string; subjectId: string | null }

async function refuse(deps: CertificatesDeps, { name, why, subjectId }: Refused): Promise<'refused'> {
  deps.log.error({ alarm: 'witness-refused', witness: name, why }, 'a paper that left the house cannot be adopted')
  const nobody = { actorId: null, reason: null, note: null }
  await withTransaction(deps.pool, async (tx) => {
    if (!(await insertSetAsideIfAbsent(tx, { name, at: deps.now(), note: why }))) return
    await appendAudit(deps, tx, { ...nobody, action: 'witness.refused', subjectId, details: { witness: name, why } })
  })
  return 'refused'
}

/** Signed by a key of ours, over what the witness says. Whoever can write files cannot make a certificate. */
async function isGenuine({ pool }: CertificatesDeps, witness: Witness, { signed }: Paper): Promise<boolean> {
  if (signed === null) return witness.kind === 'refusal'
  const read = await readSigned(pool, signed.cose)
  if (!read) return false
  const { number, revision, statusIndex, iat } = read.claims
  const says = [read.kid, number, revision, statusIndex, new Date(iat * 1000).getUTCFullYear()]
  const { kid, statusYear } = witness
  return isDeepStrictEqual(says, [kid, witness.number, witness.revision, witness.statusIndex, statusYear])
}

function rowOf(witness: Witness, { signed, sealedAt }: Paper): CertificateRow {
  const { v: _form, cose: _cose, sealedAt: _sealedAt, issuedAt, report, ...same } = witness
  return {
    ...same,
    report,
    status: 'valid',
    version: 1,
    result: report.outcome.result,
    vin: report.vehicle.vin,
    plate: report.vehicle.plate,
    testedAt: new Date(report.testedAt),
    issuedAt: new Date(issuedAt),
    cose: signed && Buffer.from(signed.cose),
    generatedAt: sealedAt,
    statusReason: null,
    statusNote: null,
    statusAt: null,
    supersededBy: null,
  }
}
