import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { makeMonthReport } from '../handlers/make-month-report.ts'
import { findReport, listReports, type MonthReportRow } from '../store/month-rows.ts'

const size = 50
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ madeAt, reportId }: MonthReportRow) => [madeAt.toISOString(), reportId]
const viewOf = (row: MonthReportRow) => ({ ...row, madeAt: row.madeAt.toISOString() })

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
    operation: 'reports.csv',
    handler: async ({ params }) => {
      const row = await findReport(deps.pool, params)
      if (!row) throw new Problem('request.not-found')
      const { centreId, month, version, sha256 } = row
      const headers = {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${centreId}-${month}-v${version}.csv"`,
        etag: `"${sha256}"`,
      }
      return { status: 200, headers, body: await deps.blobs.read(sha256) }
    },
  }),
]
