import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listReports } from '../store/month-rows.ts'
import { type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { failedReport, sampleReport } from '../testing/sample-report.ts'
import { changeCertificate } from './change-certificate.ts'
import { makeMonthReport } from './make-month-report.ts'

let service: OpenCertificates
let passed: string
beforeAll(async () => {
  service = await openCertificates()
  passed = await service.issue(sampleReport())
})
afterAll(() => service.close())

const actorId = uuidv7()
const november = { centreId: 'centre-1', month: '2026-11', actorId }
const bytesOf = async (sha256: string) => Buffer.from(await service.deps.blobs.readAll(sha256)).toString('utf8')

test('a month is made once, by however many at a time, and is the same bytes as long as nothing has changed', async () => {
  const made = await Promise.all([november, november, november].map((one) => makeMonthReport(service.deps, one)))
  expect(new Set(made.map(({ reportId }) => reportId)).size).toBe(1)
  expect(made[0]).toMatchObject({ version: 1, tests: 1, changed: null, madeBy: actorId })
  expect(await bytesOf(made[0]!.sha256)).toContain('WVWZZZ1KZAW123458')
})

test('what comes late and what is decided later is a new version that says so; the one before stays', async () => {
  const [first] = await listReports(service.deps.pool, { centreId: null, after: null, limit: 9 })
  const failed = { ...failedReport(), inspectionId: uuidv7() }
  await service.issue(failed)
  await changeCertificate(service.deps, {
    change: 'suspend',
    certificateId: passed,
    command: { commandId: uuidv7(), version: 1, reason: 'under-review', note: 'A photo is missing.' },
    actorId,
  })
  const second = await makeMonthReport(service.deps, november)
  const altered = [sampleReport().inspectionId]
  expect(second).toMatchObject({
    version: 2,
    tests: 2,
    changed: { added: [failed.inspectionId], removed: [], altered },
  })
  expect(await bytesOf(second.sha256)).toMatch(/,suspended,/)
  expect(await bytesOf(first!.sha256)).toMatch(/,valid,/)
  expect((await makeMonthReport(service.deps, november)).reportId).toBe(second.reportId)
})

test('a month, or a centre, without tests has no report', async () => {
  for (const other of [{ month: '2026-10' }, { centreId: 'centre-2' }])
    await expect(makeMonthReport(service.deps, { ...november, ...other })).rejects.toThrow(
      expect.objectContaining({ code: 'report.no-tests' }),
    )
})

test('nobody rewrites a report that was made', async () => {
  for (const sql of ['UPDATE month_reports SET tests = 1', 'DELETE FROM month_reports', 'TRUNCATE month_reports'])
    await expect(service.database.pool.query(sql)).rejects.toThrow(/never changes|cannot truncate/)
})
