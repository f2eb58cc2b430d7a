import type { MakeMonthReport } from '@sac/contracts/http/month-reports'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { changesBetween, writeMonthCsv } from '../domain/month-csv.ts'
import {
  findNewestReport,
  insertReport,
  listTestsOfMonth,
  lockMonth,
  type MonthReportRow,
} from '../store/month-rows.ts'
import { enqueueMonthPaper } from './print-month-report.ts'

type Making = MakeMonthReport & { actorId: string }

/** The newest version where the month is as it was then, else a new one. However often it is asked for, there is one of each. */
export const makeMonthReport = (deps: CertificatesDeps, making: Making): Promise<MonthReportRow> =>
  withTransaction(deps.pool, (tx) => make(deps, tx, making))

async function make(deps: CertificatesDeps, tx: Tx, { centreId, month, actorId }: Making): Promise<MonthReportRow> {
  await lockMonth(tx, { centreId, month })
  const tests = await listTestsOfMonth(tx, { centreId, month })
  if (tests.length === 0) throw new Problem('report.no-tests', { detail: 'No test of that month has a paper yet.' })
  const csv = writeMonthCsv(tests)
  // Before a row names it.
  const sha256 = await deps.blobs.put(Buffer.from(csv))
  const before = await findNewestReport(tx, { centreId, month })
  if (before?.sha256 === sha256) return before
  const row = {
    reportId: deps.newId(),
    centreId,
    month,
    version: (before?.version ?? 0) + 1,
    tests: tests.length,
    changed: before && changesBetween(Buffer.from(await deps.blobs.readAll(before.sha256)).toString('utf8'), csv),
    sha256,
    madeAt: deps.now(),
    madeBy: actorId,
  }
  await insertReport(tx, row)
  await enqueueMonthPaper(deps, tx, row)
  await appendAudit(deps, tx, {
    actorId,
    action: 'report.made',
    subjectId: row.reportId,
    reason: null,
    note: null,
    details: { centreId, month, version: row.version, tests: row.tests, sha256 },
  })
  return { ...row, paper: { status: 'waiting', askedAt: row.madeAt } }
}
