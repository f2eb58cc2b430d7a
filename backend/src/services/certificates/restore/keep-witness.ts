// Before a paper becomes valid, what it takes to know it again is kept beside its bytes. Whoever is first under a paper's name
// decides which bytes it has: sealed twice, it is still one paper.
import { createHash } from 'node:crypto'
import { BlobError } from '@sac/platform/blobs/port'
import type { CertificatesDeps } from '../certificates-deps.ts'
import type { Paper, SignedClaims } from '../domain/paper.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'
import { listKeys } from '../store/key-rows.ts'
import { listSetAside } from '../store/set-aside-rows.ts'
import { IssuingWaits } from './issuing-waits.ts'
import { packRecord, unpackRecord, Witness } from './witness.ts'
import { witnessName } from './witness-names.ts'

type Deps = Pick<CertificatesDeps, 'blobs' | 'pool'>
type Found = { row: CertificateRow; name: string; bytes: Uint8Array }

const maxAttempts = 9

/** The paper this row was sealed as before, if its witness stands and its key may still sign; null where it has to be made. */
export async function findPaper(deps: Deps, row: CertificateRow): Promise<Paper | null> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const name = witnessName(row, attempt)
    const bytes = await findUndamaged(deps, name)
    if (bytes === null) return null
    const paper = await usable(deps, { row, name, bytes })
    if (paper) return paper
  }
  return null
}

/** Keeps the witness of a paper; returns the paper that counts. Throws IssuingWaits when the place is another certificate's. */
export async function keepPaper(deps: Deps, row: CertificateRow, paper: Paper): Promise<Paper> {
  const bytes = await packRecord(witnessOf(row, paper))
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const name = witnessName(row, attempt)
    const present = await deps.blobs.records.keep(name, bytes)
    if (present === null) return paper
    const other = await usable(deps, { row, name, bytes: present })
    if (other) return other
  }
  throw new Error('this certificate was sealed nine times, and none of them counts')
}

const witnessOf = (row: CertificateRow, { signed, pdfSha256, sealedAt }: Paper): Witness => ({
  v: 1,
  certificateId: row.certificateId,
  inspectionId: row.inspectionId,
  revision: row.revision,
  reportRevision: row.reportRevision,
  kind: row.kind,
  number: row.number,
  statusYear: row.statusYear,
  statusIndex: row.statusIndex,
  testedOn: row.testedOn,
  validUntil: row.validUntil,
  language: row.language,
  report: row.report,
  issuedAt: row.issuedAt.toISOString(),
  issuedBy: row.issuedBy,
  kid: signed?.kid ?? null,
  cose: signed && Buffer.from(signed.cose).toString('base64'),
  pdfSha256,
  sealedAt: sealedAt.toISOString(),
})

export function paperOf({ kid, cose, pdfSha256, sealedAt }: Witness): Paper {
  const made = { pdfSha256, sealedAt: new Date(sealedAt) }
  if (kid === null || cose === null) return { ...made, signed: null }
  return { ...made, signed: signedOf(kid, Buffer.from(cose, 'base64')) }
}

async function usable({ pool }: Deps, { row, name, bytes }: Found): Promise<Paper | null> {
  const witness = await unpackRecord(Witness, bytes)
  if (witness === null || (await listSetAside(pool)).has(name)) return null
  if (witness.certificateId !== row.certificateId)
    throw new IssuingWaits('another paper was sealed in the place of this certificate')
  const keys = await listKeys(pool)
  return keys.some(({ kid, state }) => kid === witness.kid && state === 'compromised') ? null : paperOf(witness)
}

// A torn one was never answered for; keeping puts it out of the way.
async function findUndamaged({ blobs }: Deps, name: string): Promise<Buffer | null> {
  try {
    return await blobs.records.find(name)
  } catch (error) {
    if (error instanceof BlobError) return null
    throw error
  }
}

/** The paper of a sealed row; null while it is being sealed. */
export function sealedPaperOf({ kid, cose, pdfSha256, generatedAt }: CertificateRow): Paper | null {
  if (pdfSha256 === null || generatedAt === null) return null
  const made = { pdfSha256, sealedAt: generatedAt }
  return kid === null || cose === null ? { ...made, signed: null } : { ...made, signed: signedOf(kid, cose) }
}

function signedOf(kid: string, bytes: Uint8Array): SignedClaims {
  const cose = Uint8Array.from(bytes)
  return { kid, cose, sha256: createHash('sha256').update(cose).digest() }
}
