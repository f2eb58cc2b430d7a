import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthReportRoutes } from '../routes/month-report-routes.ts'
import { findReport } from '../store/month-rows.ts'
import { type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { serveCertificates } from '../testing/serve-certificates.ts'
import { makeMonthReport } from './make-month-report.ts'
import { printMonthReport } from './print-month-report.ts'

let service: OpenCertificates
let http: Awaited<ReturnType<typeof serveCertificates>>
const actorId = uuidv7()
beforeAll(async () => {
  service = await openCertificates()
  await service.issue(sampleReport())
  http = await serveCertificates(service, monthReportRoutes(service.deps))
})
afterAll(async () => {
  await http.close()
  await service.close()
})

const make = () => makeMonthReport(service.deps, { centreId: 'centre-1', month: '2026-11', actorId })
const paperOf = async (reportId: string) => (await findReport(service.deps.pool, { reportId }))?.paper

test('a paper that fails is said to have failed, is made when somebody asks again, and is not made twice', async () => {
  const { deps } = service
  const { reportId } = await make()
  expect(await paperOf(reportId)).toMatchObject({ status: 'waiting' })
  expect((await http.get(`/api/v1/reports/${reportId}/pdf`)).status).toBe(409)
  const broken = { ...deps, renderer: { ...deps.renderer, render: () => Promise.reject(new Error('no ink')) } }
  await expect(printMonthReport(broken, { reportId })).rejects.toThrow('no ink')
  await expect(printMonthReport(broken, { reportId })).rejects.toThrow('no ink')
  expect(await paperOf(reportId)).toMatchObject({ status: 'failed', attempts: 2 })

  const asked = await http.post(`/api/v1/reports/${reportId}/print`, {})
  expect(await asked.json()).toMatchObject({ paper: { status: 'waiting' } })
  await Promise.all([printMonthReport(deps, { reportId }), printMonthReport(deps, { reportId })])
  const made = await paperOf(reportId)
  expect(made).toMatchObject({ status: 'made' })

  await http.post(`/api/v1/reports/${reportId}/print`, {})
  await printMonthReport(broken, { reportId })
  expect(await paperOf(reportId)).toEqual(made)
  const { rows } = await deps.pool.query(
    `SELECT actor_id, details->>'pdfSha256' AS sha256 FROM audit_events WHERE action = 'report.printed'`,
  )
  expect(rows).toEqual([{ actor_id: actorId, sha256: made?.status === 'made' ? made.sha256 : null }])
})

test('the paper is the same bytes whenever it is asked for, and carries the seal', async () => {
  const { reportId } = await make()
  await printMonthReport(service.deps, { reportId })
  const answers = await Promise.all([1, 2].map(() => http.get(`/api/v1/reports/${reportId}/pdf`)))
  const [first, again] = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())))
  expect(answers[0]?.headers.get('content-disposition')).toContain('centre-1-2026-11-v1.pdf')
  expect(first?.includes('ETSI.CAdES.detached')).toBe(true)
  expect(again).toEqual(first)
})

test('nobody changes or takes away a paper that was made', async () => {
  for (const sql of [`UPDATE month_papers SET made_at = now()`, 'DELETE FROM month_papers', 'TRUNCATE month_papers'])
    await expect(service.database.pool.query(sql)).rejects.toThrow('never changes')
})
