import { createHash } from 'node:crypto'
import { chainedText } from '@sac/platform/audit/hash-chain'
import type { CertificateRow } from '../store/certificate-rows.ts'

export type ChainLink = { position: number; previous: Uint8Array; coseSha256: Uint8Array | null; pdfSha256: string }

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

type Identity = Pick<CertificateRow, 'certificateId' | 'inspectionId' | 'number' | 'revision' | 'issuedAt'>

/** SHA-256 of what a certificate's place in the chain commits to, on top of the one before. */
export function certificateHash(row: Identity, { position, previous, coseSha256, pdfSha256 }: ChainLink): Buffer {
  const entry = {
    position,
    certificateId: row.certificateId,
    inspectionId: row.inspectionId,
    number: row.number,
    revision: row.revision,
    issuedAt: row.issuedAt.toISOString(),
    coseSha256: coseSha256 === null ? null : hex(coseSha256),
    pdfSha256,
  }
  return createHash('sha256')
    .update(chainedText(hex(previous), entry))
    .digest()
}
