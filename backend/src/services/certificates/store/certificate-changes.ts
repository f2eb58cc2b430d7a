import type { CertificateStatus } from '@sac/contracts/http/certificates'
import { byteaArray } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'

export type Sealed = {
  certificateId: string
  /** Both null on a refusal. */
  kid: string | null
  cose: Uint8Array | null
  coseSha256: Uint8Array | null
  pdfSha256: string
  generatedAt: Date
  chain: { position: number; previous: Uint8Array; hash: Uint8Array }
}

/** Completes rows: from now on they never change but in their status. */
export async function markGenerated(db: Db, sealed: readonly Sealed[]): Promise<void> {
  await db.query(
    `UPDATE certificates SET status = 'valid', kid = made.kid, cose = made.cose, cose_sha256 = made.cose_sha256,
       pdf_sha256 = decode(made.pdf_sha256, 'hex'), generated_at = made.generated_at, chain_position = made.chain_position,
       prev_hash = made.prev_hash, hash = made.hash
     FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::text[], $6::timestamptz[], $7::int8[], $8::bytea[],
       $9::bytea[]) AS made (certificate_id, kid, cose, cose_sha256, pdf_sha256, generated_at, chain_position, prev_hash, hash)
     WHERE certificates.certificate_id = made.certificate_id`,
    [
      sealed.map(({ certificateId }) => certificateId),
      sealed.map(({ kid }) => kid),
      sealed.map(({ cose }) => cose),
      sealed.map(({ coseSha256 }) => coseSha256),
      sealed.map(({ pdfSha256 }) => pdfSha256),
      sealed.map(({ generatedAt }) => generatedAt),
      sealed.map(({ chain }) => chain.position),
      byteaArray(sealed.map(({ chain }) => chain.previous)),
      byteaArray(sealed.map(({ chain }) => chain.hash)),
    ],
  )
}

export type StatusUpdate = {
  certificateId: string
  status: Exclude<CertificateStatus, 'issuing'>
  reason: string
  note: string | null
  at: Date
  supersededBy: string | null
}

/** Returns the row's new version. */
export async function updateStatus(db: Db, update: StatusUpdate): Promise<number> {
  const { rows } = await db.query<{ version: number }>(
    `UPDATE certificates SET status = $2, status_reason = $3, status_note = $4, status_at = $5, superseded_by = $6,
       version = version + 1 WHERE certificate_id = $1 RETURNING version`,
    [update.certificateId, update.status, update.reason, update.note, update.at, update.supersededBy],
  )
  const [row] = rows
  if (!row) throw new Error('a certificate that was locked is not there')
  return row.version
}

/** Ids of rows begun before a moment and still not sealed: their job was lost or gave up. */
export async function listUnfinished(db: Db, { before, limit }: { before: Date; limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT certificate_id AS id FROM certificates WHERE status = 'issuing' AND issued_at < $1 ORDER BY issued_at LIMIT $2`,
    [before, limit],
  )
  return rows.map(({ id }) => id)
}

/** When the certificate that has waited longest for its seal was opened; null when none waits. */
export async function findOldestUnfinished(db: Db): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date }>(
    `SELECT issued_at AS at FROM certificates WHERE status = 'issuing' ORDER BY issued_at LIMIT 1`,
  )
  return rows[0]?.at ?? null
}

/** Ids of certificates in force that a key has signed. */
export async function listSignedBy(db: Db, { kid, limit }: { kid: string; limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT certificate_id AS id FROM certificates WHERE kid = $1 AND status IN ('valid', 'suspended')
     ORDER BY issued_at LIMIT $2`,
    [kid, limit],
  )
  return rows.map(({ id }) => id)
}
