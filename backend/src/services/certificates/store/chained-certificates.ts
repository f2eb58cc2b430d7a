import type { Db } from '@sac/platform/db/db'
import { type CertificateRow, reportSha256 } from './certificate-rows.ts'

/** Everything about a certificate that never changes, but for bytes and report, which go in by their hashes. */
export type Sealed = Pick<
  CertificateRow,
  | 'certificateId'
  | 'inspectionId'
  | 'number'
  | 'revision'
  | 'issuedAt'
  | 'reportRevision'
  | 'kind'
  | 'statusYear'
  | 'statusIndex'
  | 'result'
  | 'vin'
  | 'plate'
  | 'testedAt'
  | 'testedOn'
  | 'validUntil'
  | 'language'
  | 'issuedBy'
> & { reportSha256: string; kid: string | null; generatedAt: Date }

export type ChainedCertificate = Sealed & {
  position: number
  prevHash: Buffer
  hash: Buffer
  cose: Buffer | null
  pdfSha256: string
}

/** Sealed certificates in the order of their chain, from a position on. */
export async function listChainedCertificates(
  db: Db,
  { position, limit }: { position: number; limit: number },
): Promise<ChainedCertificate[]> {
  const { rows } = await db.query<ChainedCertificate>(
    `SELECT certificate_id AS "certificateId", inspection_id AS "inspectionId", number, revision, issued_at AS "issuedAt",
       report_revision AS "reportRevision", kind, status_year AS "statusYear", status_index AS "statusIndex", result, vin,
       plate, tested_at AS "testedAt", tested_on AS "testedOn", valid_until AS "validUntil", language,
       issued_by AS "issuedBy", kid, generated_at AS "generatedAt", ${reportSha256},
       cose, encode(pdf_sha256, 'hex') AS "pdfSha256", chain_position AS position, prev_hash AS "prevHash", hash
     FROM certificates WHERE chain_position >= $1 ORDER BY chain_position LIMIT $2`,
    [position, limit],
  )
  return rows
}

/** Which report a new row will have. */
export async function hashReport(db: Db, report: object): Promise<string> {
  const { rows } = await db.query<{ reportSha256: string }>(
    `SELECT ${reportSha256} FROM (SELECT $1::jsonb AS report) of`,
    [JSON.stringify(report)],
  )
  return rows[0]?.reportSha256 ?? ''
}

/** A sealed certificate outside the places from 1 to the head of the chain. */
export async function findUnchained(
  db: Db,
  { position }: { position: number },
): Promise<{ id: string; position: number | null } | null> {
  const { rows } = await db.query<{ id: string; position: number | null }>(
    `SELECT certificate_id AS id, chain_position AS position FROM certificates
     WHERE chain_position > $1 OR chain_position < 1 OR (chain_position IS NULL AND status <> 'issuing') LIMIT 1`,
    [position],
  )
  return rows[0] ?? null
}

/** The hash at a place of the chain; null where there is none. */
export async function findCertificateHash(db: Db, { position }: { position: number }): Promise<Buffer | null> {
  const { rows } = await db.query<{ hash: Buffer }>('SELECT hash FROM certificates WHERE chain_position = $1', [
    position,
  ])
  return rows[0]?.hash ?? null
}
