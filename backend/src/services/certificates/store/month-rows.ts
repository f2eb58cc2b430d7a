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

export type MonthReportRow = Omit<MonthReport, 'madeAt'> & { madeAt: Date }

const columns = `report_id AS "reportId", centre_id AS "centreId", month, version, tests, changed, csv_sha256 AS sha256,
  made_at AS "madeAt", made_by AS "madeBy"`

/** Whoever makes another of this month meanwhile waits for the end of the transaction. */
export async function lockMonth(db: Db, { centreId, month }: OfMonth): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 62))', [`${month} ${centreId}`])
}

export async function findNewestReport(db: Db, { centreId, month }: OfMonth): Promise<MonthReportRow | null> {
  const { rows } = await db.query<MonthReportRow>(
    `SELECT ${columns} FROM month_reports WHERE centre_id = $1 AND month = $2 ORDER BY version DESC LIMIT 1`,
    [centreId, month],
  )
  return rows[0] ?? null
}

export async function findReport(db: Db, { reportId }: { reportId: string }): Promise<MonthReportRow | null> {
  const { rows } = await db.query<MonthReportRow>(`SELECT ${columns} FROM month_reports WHERE report_id = $1`, [
    reportId,
  ])
  return rows[0] ?? null
}

type Listed = { centreId: string | null; after: readonly [madeAt: string, reportId: string] | null; limit: number }

/** Newest first. */
export async function listReports(db: Db, { centreId, after, limit }: Listed): Promise<MonthReportRow[]> {
  const { rows } = await db.query<MonthReportRow>(
    `SELECT ${columns} FROM month_reports
     WHERE ($1::text IS NULL OR centre_id = $1) AND ($2::timestamptz IS NULL OR (made_at, report_id) < ($2, $3::uuid))
     ORDER BY made_at DESC, report_id DESC LIMIT $4`,
    [centreId, ...(after ?? [null, null]), limit],
  )
  return rows
}

export async function insertReport(db: Db, row: MonthReportRow): Promise<void> {
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
