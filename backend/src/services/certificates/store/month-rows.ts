import type { MonthReport } from '@sac/contracts/http/month-reports'
import type { Db } from '@sac/platform/db/db'
import type { TestOfMonth } from '../domain/month-csv.ts'

type OfMonth = { centreId: string; month: string }

/** The newest paper of each test of a centre in a month of its time zone, in the order of the tests. */
export async function listTestsOfMonth(db: Db, { centreId, month }: OfMonth): Promise<TestOfMonth[]> {
  const { rows } = await db.query<TestOfMonth>(
    `SELECT tested_on AS "testedOn", number, revision, status, valid_until AS "validUntil", report FROM (
       SELECT DISTINCT ON (inspection_id) * FROM certificates
       WHERE report->'centre'->>'id' = $1 AND status <> 'issuing'
         AND tested_on >= ($2 || '-01')::date AND tested_on < ($2 || '-01')::date + interval '1 month'
       ORDER BY inspection_id, revision DESC) AS newest
     ORDER BY tested_at, inspection_id`,
    [centreId, month],
  )
  return rows
}

type Stored = Omit<MonthReport, 'madeAt' | 'paper'> & { madeAt: Date }
export type MonthPaperRow =
  | { status: 'none' }
  | { status: 'waiting'; askedAt: Date }
  | { status: 'failed'; failedAt: Date; attempts: number }
  | { status: 'made'; sha256: string; madeAt: Date }
export type MonthReportRow = Stored & { paper: MonthPaperRow }

type Found = Stored & {
  pdfSha256: string | null
  pdfMadeAt: Date
  askedAt: Date | null
  failedAt: Date | null
  attempts: number
}

const found = `SELECT reports.report_id AS "reportId", centre_id AS "centreId", month, version, tests, changed,
  csv_sha256 AS sha256, reports.made_at AS "madeAt", made_by AS "madeBy", pdf_sha256 AS "pdfSha256",
  papers.made_at AS "pdfMadeAt", asked_at AS "askedAt", failed_at AS "failedAt", attempts
  FROM month_reports AS reports LEFT JOIN month_papers AS papers USING (report_id) LEFT JOIN unprinted_months USING (report_id)`

function rowOf({ pdfSha256, pdfMadeAt, askedAt, failedAt, attempts, ...stored }: Found): MonthReportRow {
  return { ...stored, paper: paperOf({ pdfSha256, pdfMadeAt, askedAt, failedAt, attempts }) }
}

function paperOf({ pdfSha256, pdfMadeAt, askedAt, failedAt, attempts }: Omit<Found, keyof Stored>): MonthPaperRow {
  if (pdfSha256 !== null) return { status: 'made', sha256: pdfSha256, madeAt: pdfMadeAt }
  if (failedAt !== null) return { status: 'failed', failedAt, attempts }
  return askedAt === null ? { status: 'none' } : { status: 'waiting', askedAt }
}

/** Whoever makes another of this month meanwhile waits for the end of the transaction. */
export async function lockMonth(db: Db, { centreId, month }: OfMonth): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 62))', [`${month} ${centreId}`])
}

export async function findNewestReport(db: Db, { centreId, month }: OfMonth): Promise<MonthReportRow | null> {
  const { rows } = await db.query<Found>(`${found} WHERE centre_id = $1 AND month = $2 ORDER BY version DESC LIMIT 1`, [
    centreId,
    month,
  ])
  return rows[0] ? rowOf(rows[0]) : null
}

export async function findReport(db: Db, { reportId }: { reportId: string }): Promise<MonthReportRow | null> {
  const { rows } = await db.query<Found>(`${found} WHERE reports.report_id = $1`, [reportId])
  return rows[0] ? rowOf(rows[0]) : null
}

type Listed = { centreId: string | null; after: readonly [madeAt: string, reportId: string] | null; limit: number }

/** Newest first. */
export async function listReports(db: Db, { centreId, after, limit }: Listed): Promise<MonthReportRow[]> {
  const { rows } = await db.query<Found>(
    `${found}
     WHERE ($1::text IS NULL OR centre_id = $1)
       AND ($2::timestamptz IS NULL OR (reports.made_at, reports.report_id) < ($2, $3::uuid))
     ORDER BY reports.made_at DESC, reports.report_id DESC LIMIT $4`,
    [centreId, ...(after ?? [null, null]), limit],
  )
  return rows.map(rowOf)
}

export async function insertReport(db: Db, row: Stored): Promise<void> {
  const { reportId, centreId, month, version, tests, changed, sha256, madeAt, madeBy } = row
  await db.query('INSERT INTO month_reports VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    reportId,
    centreId,
    month,
    version,
    tests,
    changed,
    sha256,
    madeAt,
    madeBy,
  ])
}
