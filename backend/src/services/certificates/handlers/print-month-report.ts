// The paper is made after the version, from its file alone, and once: whoever comes second finds it.
import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { sealDocument } from '../pdf/seal/seal-document.ts'
import { askForPaper, findCentreOfMonth, insertMonthPaperIfAbsent, noteFailedPaper } from '../store/month-papers.ts'
import { findReport, type MonthReportRow } from '../store/month-rows.ts'

export type MonthJob = { reportId: string }

/** The job of a report that has no paper; nothing where it has one. */
export async function printMonthReport(deps: CertificatesDeps, { reportId }: MonthJob): Promise<void> {
  const row = await findReport(deps.pool, { reportId })
  if (!row || row.paper.status === 'made') return
  const pdfSha256 = await makePaper(deps, row).catch(async (error: unknown) => {
    await noteFailedPaper(deps.pool, { reportId, failedAt: deps.now() })
    throw error
  })
  await withTransaction(deps.pool, async (tx) => {
    if (!(await insertMonthPaperIfAbsent(tx, { reportId, pdfSha256, madeAt: deps.now() }))) return
    await appendAudit(deps, tx, {
      actorId: row.madeBy,
      action: 'report.printed',
      subjectId: reportId,
      reason: null,
      note: null,
      details: { version: row.version, sha256: row.sha256, pdfSha256 },
    })
  })
}

async function makePaper(deps: CertificatesDeps, row: MonthReportRow): Promise<string> {
  const { centreId, month, version, changed, madeBy, madeAt, sha256 } = row
  const found = await findCentreOfMonth(deps.pool, row)
  if (!found) throw new Error('a report of a month without papers')
  const { language, ...centre } = found
  const csv = Buffer.from(await deps.blobs.readAll(sha256)).toString('utf8')
  const rendered = await deps.renderer.render({
    centreId,
    month,
    version,
    changed,
    madeBy,
    language,
    centre,
    csv,
    sha256,
    issuedAt: madeAt.toISOString(),
    sealedBy: deps.organisation,
  })
  const { chain, signer } = deps.keys.seal
  return deps.blobs.put(await sealDocument(rendered, { chain, sign: signer.sign }))
}

type Asking = Pick<CertificatesDeps, 'jobs' | 'now'>

/** Writes its job with whatever else the transaction does. A job that still waits is not doubled. */
export async function enqueueMonthPaper({ jobs, now }: Asking, tx: Tx, { reportId }: MonthJob): Promise<void> {
  await askForPaper(tx, { reportId, askedAt: now() })
  await jobs.enqueue(tx, 'certificates.month', { data: { reportId }, key: reportId })
}

/** Another attempt, or the first for a report older than papers of months. */
export async function askForMonthPaper(deps: CertificatesDeps, { reportId }: MonthJob): Promise<MonthReportRow> {
  return withTransaction(deps.pool, async (tx) => {
    const row = await findReport(tx, { reportId })
    if (!row) throw new Problem('request.not-found')
    if (row.paper.status === 'made') return row
    await enqueueMonthPaper(deps, tx, { reportId })
    return { ...row, paper: { status: 'waiting', askedAt: deps.now() } }
  })
}
