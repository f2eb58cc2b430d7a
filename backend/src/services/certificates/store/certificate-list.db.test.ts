// The office's list over many certificates: each filter and each order is served by an index.
import { CertificateSort } from '@sac/contracts/http/certificates'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { type CertificateFilter, listCertificates } from './certificate-list.ts'

const many = 20_000
let service: OpenCertificates
beforeAll(async () => {
  service = await openCertificates()
  await service.issue(sampleReport({ inspectionId: uuidv7() }))
  await seed()
})
afterAll(() => service.close())

async function seed(): Promise<void> {
  await service.database.pool.query('ALTER TABLE certificates DISABLE TRIGGER USER')
  await service.database.pool.query(
    `INSERT INTO certificates (certificate_id, inspection_id, revision, kind, status, number, status_year, status_index, result, vin,
       plate, tested_at, tested_on, valid_until, language, report, issued_at, cose, cose_sha256, pdf_sha256, hash, status_reason,
       status_at)
     SELECT gen_random_uuid(), gen_random_uuid(), 1, kind, CASE WHEN n % 500 = 0 THEN 'revoked' ELSE 'valid' END, 'N-' || n,
       status_year, 100 + n, CASE WHEN n % 400 = 0 THEN 'fail-dangerous' ELSE 'pass' END, vin, 'P-' || n,
       tested_at - n * interval '1 hour', tested_on - n / 24, date '2028-11-23' - n / 24, language,
       jsonb_build_object('centre', jsonb_build_object('id', 'centre-' || n % 100)), issued_at - n * interval '1 hour',
       cose, sha256(n::text::bytea), pdf_sha256, hash, CASE WHEN n % 500 = 0 THEN 'other' END,
       CASE WHEN n % 500 = 0 THEN now() END
     FROM (SELECT * FROM certificates LIMIT 1) AS known, generate_series(1, $1::int) AS n`,
    [many],
  )
  await service.database.pool.query(
    `INSERT INTO certificate_keys (certificate_id, keys_version, number_key, plate_key)
     SELECT certificate_id, 3, replace(number, '-', ''), replace(plate, '-', '') FROM certificates ON CONFLICT DO NOTHING`,
  )
  await service.database.pool.query('ANALYZE certificates, certificate_keys')
}

const everyCertificate = { sort: 'issued', after: null, limit: 51 } as const

/** The plan of what the list asks with these filters, as text. */
async function planOf(filter: Partial<CertificateFilter>): Promise<string> {
  const explained: string[] = []
  await listCertificates(
    {
      query: async (text: string, values: unknown[]) => {
        const { rows } = await service.deps.pool.query(`EXPLAIN ${text}`, values)
        explained.push(...rows.map((row: Record<string, string>) => row['QUERY PLAN'] ?? ''))
        return { rows: [] } as never
      },
    } as never,
    { ...everyCertificate, ...filter },
  )
  return explained.join('\n')
}

const filters: Partial<CertificateFilter>[] = [
  {},
  { status: 'revoked' },
  { result: 'fail-dangerous' },
  { centreId: 'centre-7' },
  { centreId: 'centre-7', status: 'valid' },
  { testedFrom: '2026-01-01', testedTo: '2026-01-31' },
  { ending: ['2026-11-23', '2026-12-23'] },
  { search: 'P-123' },
]

test.each(CertificateSort.options)('each filter sorted by %s reads an index, and never all rows', async (sort) => {
  for (const filter of filters) {
    const plan = await planOf({ ...filter, sort })
    expect([filter, /Seq Scan on certificates\b/.test(plan) ? plan : 'index']).toEqual([filter, 'index'])
  }
})

test.each(CertificateSort.options)('pages sorted by %s follow each other without gap or repetition', async (sort) => {
  const { pool } = service.deps
  const seen: string[] = []
  let after: CertificateFilter['after'] = null
  for (let page = 0; page < 4; page += 1) {
    const rows = await listCertificates(pool, { ...everyCertificate, centreId: 'centre-7', sort, after, limit: 20 })
    seen.push(...rows.map(({ certificateId }) => certificateId))
    const last = rows.at(-1)
    if (!last) throw new Error('too few')
    const by = { issued: last.issuedAt.toISOString(), tested: last.testedOn, expires: last.validUntil ?? '' }
    after = [by[sort], last.certificateId]
  }
  const [whole] = [await listCertificates(pool, { ...everyCertificate, centreId: 'centre-7', sort, limit: 80 })]
  expect(seen).toEqual(whole.map(({ certificateId }) => certificateId))
})

test('what ends soon is what is in force and what nothing newer replaces', async () => {
  const tested = (testedAt: string) => {
    const report = sampleReport({ inspectionId: uuidv7(), testedAt })
    return service.issue({ ...report, vehicle: { ...report.vehicle, vin: 'VF1RFB00X58204113' } })
  }
  const first = await tested('2024-12-20T10:00:00.000Z')
  const ending = ['2026-12-01', '2026-12-31'] as const
  const found = async () =>
    (await listCertificates(service.deps.pool, { ...everyCertificate, ending, sort: 'expires', limit: 1_000 })).map(
      ({ certificateId }) => certificateId,
    )
  expect(await found()).toContain(first)
  await tested('2026-11-20T10:00:00.000Z')
  expect(await found()).not.toContain(first)
})
