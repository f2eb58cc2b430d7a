import type { Db } from '@sac/platform/db/db'
import type { CertificateRow } from './certificate-rows.ts'

export type ChainName = 'certificates' | 'audit'
export type ChainHead = { position: number; hash: Buffer }

/** The head of a chain, locked until the transaction ends: whoever appends waits for the one before. */
export async function lockChainHead(db: Db, { name }: { name: ChainName }): Promise<ChainHead> {
  const { rows } = await db.query<ChainHead>('SELECT position, hash FROM chains WHERE name = $1 FOR UPDATE', [name])
  const [head] = rows
  if (!head) throw new Error('a hash chain is missing')
  return head
}

export async function moveChainHead(
  db: Db,
  { name, position, hash }: { name: ChainName; position: number; hash: Uint8Array },
): Promise<void> {
  await db.query('UPDATE chains SET position = $2, hash = $3 WHERE name = $1', [name, position, hash])
}

export async function findChainHead(db: Db, { name }: { name: ChainName }): Promise<ChainHead> {
  const { rows } = await db.query<ChainHead>('SELECT position, hash FROM chains WHERE name = $1', [name])
  const [head] = rows
  if (!head) throw new Error('a hash chain is missing')
  return head
}

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
