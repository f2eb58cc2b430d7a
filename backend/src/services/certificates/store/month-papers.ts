import type { Language } from '@sac/contracts/template/template'
import type { Db } from '@sac/platform/db/db'

type OfReport = { reportId: string }

/** Somebody waits for the paper of a report from now on. */
export async function askForPaper(db: Db, { reportId, askedAt }: OfReport & { askedAt: Date }): Promise<void> {
  await db.query(
    `INSERT INTO unprinted_months (report_id, asked_at) VALUES ($1, $2)
     ON CONFLICT (report_id) DO UPDATE SET asked_at = excluded.asked_at, attempts = 0, failed_at = NULL`,
    [reportId, askedAt],
  )
}

export async function noteFailedPaper(db: Db, { reportId, failedAt }: OfReport & { failedAt: Date }): Promise<void> {
  await db.query('UPDATE unprinted_months SET attempts = attempts + 1, failed_at = $2 WHERE report_id = $1', [
    reportId,
    failedAt,
  ])
}

type NewPaper = OfReport & { pdfSha256: string; madeAt: Date }

/** The paper, and nobody waits for it any more. False where it had one. */
export async function insertMonthPaperIfAbsent(db: Db, { reportId, pdfSha256, madeAt }: NewPaper): Promise<boolean> {
  const { rowCount } = await db.query(
    'INSERT INTO month_papers (report_id, pdf_sha256, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [reportId, pdfSha256, madeAt],
  )
  await db.query('DELETE FROM unprinted_months WHERE report_id = $1', [reportId])
  return rowCount === 1
}

export type CentreOnPaper = { name: string; station: string; place: string; language: Language }

/** As the last paper of that month calls the centre, and in the language of it. */
export async function findCentreOfMonth(
  db: Db,
  { centreId, month }: { centreId: string; month: string },
): Promise<CentreOnPaper | null> {
  const { rows } = await db.query<CentreOnPaper>(
    `SELECT report->'centre'->>'name' AS name, report->'centre'->>'station' AS station,
       report->'centre'->>'place' AS place, language FROM certificates
     WHERE report->'centre'->>'id' = $1
       AND tested_on >= ($2 || '-01')::date AND tested_on < ($2 || '-01')::date + interval '1 month'
     ORDER BY tested_on DESC, issued_at DESC LIMIT 1`,
    [centreId, month],
  )
  return rows[0] ?? null
}
