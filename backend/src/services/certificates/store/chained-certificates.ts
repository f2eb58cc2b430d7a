import type { Db } from '@sac/platform/db/db'
import type { CertificateRow } from './certificate-rows.ts'

export type ChainedCertificate = Pick<
  CertificateRow,
  'certificateId' | 'inspectionId' | 'number' | 'revision' | 'issuedAt' | 'cose'
> & { position: number; prevHash: Buffer; hash: Buffer; pdfSha256: string }

/** Sealed certificates in the order of their chain, from a position on. */
export async function listChainedCertificates(
  db: Db,
  { position, limit }: { position: number; limit: number },
): Promise<ChainedCertificate[]> {
  const { rows } = await db.query<ChainedCertificate>(
    `SELECT certificate_id AS "certificateId", inspection_id AS "inspectionId", number, revision, issued_at AS "issuedAt",
       cose, encode(pdf_sha256, 'hex') AS "pdfSha256", chain_position AS position, prev_hash AS "prevHash", hash
     FROM certificates WHERE chain_position >= $1 ORDER BY chain_position LIMIT $2`,
    [position, limit],
  )
  return rows
}
