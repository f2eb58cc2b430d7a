import { createHash } from 'node:crypto'
import { chainedText } from '@sac/platform/audit/hash-chain'
import type { CertificateRow } from '../store/certificate-rows.ts'
import type { Sealed } from '../store/chained-certificates.ts'

export type ChainLink = { position: number; previous: Uint8Array; coseSha256: Uint8Array | null; pdfSha256: string }

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

type Identity = Pick<CertificateRow, 'certificateId' | 'inspectionId' | 'number' | 'revision' | 'issuedAt'>

/** SHA-256 of a certificate and its paper on top of the one before it in the chain. */
export function certificateHash(row: Sealed, link: ChainLink): Buffer {
  const { reportRevision, kind, statusYear, statusIndex, result, vin, plate, testedOn, validUntil, language } = row
  return hashOf(link.previous, {
    ...identityOf(row, link),
    reportRevision,
    kind,
    statusYear,
    statusIndex,
    result,
    vin,
    plate,
    testedAt: row.testedAt.toISOString(),
    testedOn,
    validUntil,
    language,
    issuedBy: row.issuedBy,
    reportSha256: row.reportSha256,
    kid: row.kid,
    generatedAt: row.generatedAt.toISOString(),
  })
}

/** As it was made before rows were part of it whole. */
export const olderCertificateHash = (row: Identity, link: ChainLink): Buffer =>
  hashOf(link.previous, identityOf(row, link))

const identityOf = (row: Identity, { position, coseSha256, pdfSha256 }: ChainLink) => ({
  position,
  certificateId: row.certificateId,
  inspectionId: row.inspectionId,
  number: row.number,
  revision: row.revision,
  issuedAt: row.issuedAt.toISOString(),
  coseSha256: coseSha256 === null ? null : hex(coseSha256),
  pdfSha256,
})

const hashOf = (previous: Uint8Array, entry: Readonly<Record<string, unknown>>): Buffer =>
  createHash('sha256')
    .update(chainedText(hex(previous), entry))
    .digest()
