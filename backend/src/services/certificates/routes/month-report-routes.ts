import type { MonthPaper } from '@sac/contracts/http/month-reports'
import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { makeMonthReport } from '../handlers/make-month-report.ts'
import { askForMonthPaper } from '../handlers/print-month-report.ts'
import { findReport, listReports, type MonthPaperRow, type MonthReportRow } from '../store/month-rows.ts'

const size = 50
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ madeAt, reportId }: MonthReportRow) => [madeAt.toISOString(), reportId]

function paperViewOf(paper: MonthPaperRow): MonthPaper {
  switch (paper.status) {
    case 'none':
      return paper
    case 'waiting':
      return { ...paper, askedAt: paper.askedAt.toISOString() }
    case 'failed':
      return { ...paper, failedAt: paper.failedAt.toISOString() }
    case 'made':
      return { ...paper, madeAt: paper.madeAt.toISOString() }
  }
}

const viewOf = (row: MonthReportRow) => ({
  ...row,
  madeAt: row.madeAt.toISOString(),
  paper: paperViewOf(row.paper),
})

async function requireReport({ pool }: CertificatesDeps, params: { reportId: string }): Promise<MonthReportRow> {
  const row = await findReport(pool, params)
  if (!row) throw new Problem('request.not-found')
  return row
}

const fileHeaders = ({ centreId, month, version }: MonthReportRow, { type, end, sha256 }: Record<string, string>) => ({
  'content-type': String(type),
  'content-disposition': `attachment; filename="${centreId}-${month}-v${version}.${end}"`,
  etag: `"${sha256}"`,
})

export const monthReportRoutes = (deps: CertificatesDeps): Route[] => [
  route({
    operation: 'reports.list',
    handler: async ({ query }) => {
      const after = readCursor(query.after, LastShown)
      const found = await listReports(deps.pool, { centreId: query.centreId ?? null, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { reports: rows.map(viewOf) } }
    },
  }),
  route({
    operation: 'reports.make',
    handler: async ({ body, caller }) => ({
      status: 200,
      body: viewOf(await makeMonthReport(deps, { ...body, actorId: caller.userId })),
    }),
  }),
  route({
    operation: 'reports.read',
    handler: async ({ params }) => ({ status: 200, body: viewOf(await requireReport(deps, params)) }),
  }),
  route({
    operation: 'reports.print',
    handler: async ({ params }) => ({ status: 200, body: viewOf(await askForMonthPaper(deps, params)) }),
  }),
  ...fileRoutes(deps),
]

const fileRoutes = (deps: CertificatesDeps): Route[] => [
  route({
    operation: 'reports.csv',
    handler: async ({ params }) => {
      const row = await requireReport(deps, params)
      const { sha256 } = row
      const headers = fileHeaders(row, { type: 'text/csv; charset=utf-8; header=present', end: 'csv', sha256 })
      return { status: 200, headers, body: await deps.blobs.read(sha256) }
    },
  }),
  route({
    operation: 'reports.pdf',
    handler: async ({ params }) => {
      const row = await requireReport(deps, params)
      if (row.paper.status !== 'made') throw new Problem('report.not-ready', { detail: 'Try again in a moment.' })
      const { sha256 } = row.paper
      const headers = fileHeaders(row, { type: 'application/pdf', end: 'pdf', sha256 })
      return { status: 200, headers, body: await deps.blobs.read(sha256) }
    },
  }),
]
