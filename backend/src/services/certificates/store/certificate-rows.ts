import type { CertificateStatus } from '@sac/contracts/http/certificates'
import type { InspectionReport, ResultCode } from '@sac/contracts/inspection/report'
import type { Language } from '@sac/contracts/template/template'
import type { Db } from '@sac/platform/db/db'
import type { CertificateKind } from '../domain/certificate.ts'
import { keysOf } from './certificate-keys.ts'

export type CertificateRow = {
  certificateId: string
  inspectionId: string
  revision: number
  reportRevision: number | null
  kind: CertificateKind
  status: CertificateStatus
  version: number
  number: string | null
  statusYear: number | null
  statusIndex: number | null
  result: ResultCode
  vin: string
  plate: string
  testedAt: Date
  testedOn: string
  validUntil: string | null
  language: Language
  report: InspectionReport
  issuedAt: Date
  issuedBy: string | null
  kid: string | null
  cose: Buffer | null
  pdfSha256: string | null
  generatedAt: Date | null
  statusReason: string | null
  statusNote: string | null
  statusAt: Date | null
  supersededBy: string | null
}

/** A whole row. */
export const certificateColumns = `certificate_id AS "certificateId", inspection_id AS "inspectionId", revision,
  report_revision AS "reportRevision", kind, status, version, number, status_year AS "statusYear",
  status_index AS "statusIndex", result, vin, plate, tested_at AS "testedAt", tested_on AS "testedOn",
  valid_until AS "validUntil", language, report, issued_at AS "issuedAt", issued_by AS "issuedBy", kid, cose,
  encode(pdf_sha256, 'hex') AS "pdfSha256", generated_at AS "generatedAt", status_reason AS "statusReason",
  status_note AS "statusNote", status_at AS "statusAt", superseded_by AS "supersededBy"`

export type NewCertificate = Pick<
  CertificateRow,
  | 'certificateId'
  | 'inspectionId'
  | 'revision'
  | 'reportRevision'
  | 'kind'
  | 'number'
  | 'statusYear'
  | 'statusIndex'
  | 'testedOn'
  | 'validUntil'
  | 'language'
  | 'report'
  | 'issuedAt'
  | 'issuedBy'
>

/** A row in status `issuing`, and the keys it is found by. */
export async function insertCertificate(db: Db, row: NewCertificate): Promise<void> {
  const { report } = row
  await db.query(
    `WITH issued AS (
       INSERT INTO certificates (certificate_id, inspection_id, revision, report_revision, kind, status, number, status_year,
         status_index, result, vin, plate, tested_at, tested_on, valid_until, language, report, issued_at, issued_by)
       VALUES ($1, $2, $3, $4, $5, 'issuing', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     )
     INSERT INTO certificate_keys SELECT * FROM json_populate_record(NULL::certificate_keys, $19)`,
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
      JSON.stringify(keysOf(row)),
    ],
  )
}

export const findCertificate = (db: Db, { certificateId }: { certificateId: string }) =>
  first(db, 'certificate_id = $1', [certificateId])

/** Locks the row until the transaction ends. */
export async function lockCertificate(db: Db, { certificateId }: { certificateId: string }) {
  return first(db, 'certificate_id = $1 FOR UPDATE', [certificateId])
}

export async function findCertificateByCose(db: Db, { sha256 }: { sha256: Uint8Array }) {
  return first(db, `cose_sha256 = $1 AND status <> 'issuing'`, [sha256])
}

export const findCertificateByPdf = (db: Db, { sha256 }: { sha256: string }) =>
  first(db, `pdf_sha256 = decode($1, 'hex')`, [sha256])

/** The newest generated revision of a number (`numberKey` of contracts). */
export async function findCertificateByNumber(db: Db, { numberKey }: { numberKey: string }) {
  return first(
    db,
    `certificate_id IN (SELECT certificate_id FROM certificate_keys WHERE number_key = $1) AND status <> 'issuing'
     ORDER BY revision DESC LIMIT 1`,
    [numberKey],
  )
}

/** Those that are there, in any order. */
export async function listCertificatesOf(db: Db, { certificateIds }: { certificateIds: readonly string[] }) {
  return all(db, 'certificate_id = ANY($1::uuid[])', [certificateIds])
}

/** With the SHA-256 of its report, in hexadecimal, as the chain has it. */
/** What stands in a certificate's report, as PostgreSQL writes it. */
export const reportSha256 = `encode(sha256(convert_to(report::text, 'UTF8')), 'hex') AS "reportSha256"`

export type LockedRow = CertificateRow & { reportSha256: string }

/** All revisions of an inspection, lowest first, locked until the transaction ends. */
export async function lockRevisions(db: Db, { inspectionId }: { inspectionId: string }) {
  return lockRevisionsOfAll(db, { inspectionIds: [inspectionId] })
}

/** All revisions of inspections, those of each lowest first, locked until the transaction ends. */
export async function lockRevisionsOfAll(
  db: Db,
  { inspectionIds }: { inspectionIds: readonly string[] },
): Promise<LockedRow[]> {
  const { rows } = await db.query<LockedRow>(
    `SELECT ${certificateColumns}, ${reportSha256} FROM certificates WHERE inspection_id = ANY($1::uuid[])
     ORDER BY inspection_id, revision FOR UPDATE`,
    [inspectionIds],
  )
  return rows
}

/** The pass of the vehicle with this key from the newest earlier test, if it still counts. */
export async function findEarlierPass(
  db: Db,
  { key, testedAt, inspectionId }: { key: string; testedAt: Date; inspectionId: string },
) {
  return first(
    db,
    `certificate_id IN (SELECT certificate_id FROM certificate_keys WHERE vehicle_key = $1) AND tested_at < $2 AND inspection_id <> $3 AND kind = 'certificate' AND status IN ('issuing', 'valid')
     ORDER BY tested_at DESC LIMIT 1`,
    [key, testedAt, inspectionId],
  )
}

async function all(db: Db, condition: string, values: readonly unknown[]): Promise<CertificateRow[]> {
  const { rows } = await db.query<CertificateRow>(
    `SELECT ${certificateColumns} FROM certificates WHERE ${condition}`,
    values,
  )
  return rows
}

async function first(db: Db, condition: string, values: readonly unknown[]): Promise<CertificateRow | null> {
  return (await all(db, condition, values))[0] ?? null
}
