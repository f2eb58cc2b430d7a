import type { CertificateStatus } from '@sac/contracts/http/certificates'
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

/** Completes a row: from now on it never changes but in its status. */
export async function markGenerated(db: Db, sealed: Sealed): Promise<void> {
  const { chain } = sealed
  await db.query(
    `UPDATE certificates SET status = 'valid', kid = $2, cose = $3, cose_sha256 = $4, pdf_sha256 = decode($5, 'hex'),
       generated_at = $6, chain_position = $7, prev_hash = $8, hash = $9
     WHERE certificate_id = $1`,
    [
      sealed.certificateId,
      sealed.kid,
      sealed.cose,
      sealed.coseSha256,
      sealed.pdfSha256,
      sealed.generatedAt,
      chain.position,
      chain.previous,
      chain.hash,
    ],
  )
}

export type StatusUpdate = {
  certificateId: string
  status: CertificateStatus
  reason: string
  note: string | null
  at: Date
  supersededBy: string | null
}

export async function updateStatus(db: Db, update: StatusUpdate): Promise<void> {
  await db.query(
    `UPDATE certificates SET status = $2, status_reason = $3, status_note = $4, status_at = $5, superseded_by = $6,
       version = version + 1 WHERE certificate_id = $1`,
    [update.certificateId, update.status, update.reason, update.note, update.at, update.supersededBy],
  )
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
