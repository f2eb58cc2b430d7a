import type { Db } from '@sac/platform/db/db'
import type { Paper } from '../domain/paper.ts'
import { keysOf, upsertCertificateKeys } from './certificate-keys.ts'
import type { CertificateRow } from './certificate-rows.ts'

export type AdoptedRow = {
  row: CertificateRow
  paper: Paper
  chain: { position: number; previous: Uint8Array; hash: Uint8Array }
  at: Date
}

/** A sealed paper taken over from its witness, valid. */
export async function insertAdopted(db: Db, { row, paper, chain, at }: AdoptedRow): Promise<void> {
  const [{ report }, { signed }] = [row, paper]
  await db.query(
    `INSERT INTO certificates (certificate_id, inspection_id, revision, report_revision, kind, status, number, status_year,
       status_index, result, vin, plate, tested_at, tested_on, valid_until, language, report, issued_at, issued_by, kid, cose,
       cose_sha256, pdf_sha256, generated_at, chain_position, prev_hash, hash, adopted_at)
     VALUES ($1, $2, $3, $4, $5, 'valid', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
       decode($22, 'hex'), $23, $24, $25, $26, $27)`,
    [
      row.certificateId,
      row.inspectionId,
      row.revision,
      row.reportRevision,
      row.kind,
      row.number,
      row.statusYear,
      row.statusIndex,
      report.outcome.result,
      report.vehicle.vin,
      report.vehicle.plate,
      report.testedAt,
      row.testedOn,
      row.validUntil,
      row.language,
      report,
      row.issuedAt,
      row.issuedBy,
      signed?.kid ?? null,
      signed?.cose ?? null,
      signed?.sha256 ?? null,
      paper.pdfSha256,
      paper.sealedAt,
      chain.position,
      chain.previous,
      chain.hash,
      at,
    ],
  )
  await upsertCertificateKeys(db, [keysOf(row)])
}

/** The certificates of this list that were taken over from a witness. */
export async function listAdoptedOf(db: Db, { inspectionId }: { inspectionId: string }): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT certificate_id AS id FROM certificates WHERE inspection_id = $1 AND adopted_at IS NOT NULL',
    [inspectionId],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Which of these certificates the database knows. */
export async function listKnown(db: Db, { ids }: { ids: readonly string[] }): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT certificate_id AS id FROM certificates WHERE certificate_id = ANY($1)',
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** What stands in the way of a paper: another certificate with its number and revision, or of its inspection's revision. */
export async function findRival(
  db: Db,
  { number, revision, inspectionId, reportRevision }: CertificateRow,
): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT certificate_id AS id FROM certificates
     WHERE (number = $1 AND revision = $2) OR (inspection_id = $3 AND (revision = $2 OR report_revision = $4)) LIMIT 1`,
    [number, revision, inspectionId, reportRevision],
  )
  return rows[0]?.id ?? null
}

export async function findNewestRefusal(db: Db): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT certificate_id AS id FROM certificates WHERE kind = 'refusal' ORDER BY certificate_id DESC LIMIT 1`,
  )
  return rows[0]?.id ?? null
}

/** Sealed papers of a year from an index on, by index; none behind one that is still being sealed. */
export async function listSealedFrom(
  db: Db,
  { year, from, limit }: { year: number; from: number; limit: number },
): Promise<{ certificateId: string; index: number }[]> {
  const { rows } = await db.query<{ certificateId: string; index: number }>(
    `SELECT certificate_id AS "certificateId", status_index AS index FROM certificates
     WHERE status_year = $1 AND status_index >= $2 AND status_index < COALESCE(
       (SELECT min(status_index) FROM certificates WHERE status_year = $1 AND status_index >= $2 AND status = 'issuing'),
       9223372036854775807)
     ORDER BY status_index LIMIT $3`,
    [year, from, limit],
  )
  return rows
}
