import { createHash } from 'node:crypto'
import { toDigits } from '@sac/contracts/certificate/qr-digits'
import type { Verification } from '@sac/contracts/certificate/verification'
import { CertificateDetail, CertificateList } from '@sac/contracts/http/certificates'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishStatusLists } from '../lists/publish-status-lists.ts'
import { publishTrustList } from '../lists/publish-trust-list.ts'
import { findCertificate } from '../store/certificate-rows.ts'
import { insertStatusYearIfAbsent } from '../store/list-rows.ts'
import { type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { serveCertificates } from '../testing/serve-certificates.ts'
import { certificateRoutes } from './certificate-routes.ts'
import { publicLists } from './public-lists.ts'
import { verifyRoutes } from './verify-routes.ts'

let service: OpenCertificates
let server: Awaited<ReturnType<typeof serveCertificates>>

beforeAll(async () => {
  service = await openCertificates()
  const { deps } = service
  await insertStatusYearIfAbsent(deps.pool, { year: 2026 })
  await publishTrustList(deps)
  await publishStatusLists(deps)
  server = await serveCertificates(service, [...certificateRoutes(deps), ...verifyRoutes(deps), ...publicLists(deps)])
})
afterAll(async () => {
  await server.close()
  await service.close()
})

const get = (...args: Parameters<typeof server.get>) => server.get(...args)
const post = (...args: Parameters<typeof server.post>) => server.post(...args)
const issue = (changes: Parameters<typeof sampleReport>[0] = {}) =>
  service.issue(sampleReport({ inspectionId: uuidv7(), ...changes }))
const rowOf = async (certificateId: string) => (await findCertificate(service.deps.pool, { certificateId }))!
const command = (version: number) => ({ commandId: uuidv7(), version, reason: 'fraud', note: 'Seen twice' })

test('certificates are found by the beginning of number, plate or VIN, newest first', async () => {
  const report = sampleReport()
  const id = await issue({ vehicle: { ...report.vehicle, plate: 'QQ-777-QQ' } })
  for (const search of ['qq-777', (await rowOf(id)).number!.slice(0, 14)]) {
    const found = CertificateList.parse(await (await get(`/api/v1/certificates?search=${search}`)).json())
    expect(found.certificates.map(({ certificateId }) => certificateId)).toContain(id)
  }
  const none = CertificateList.parse(await (await get('/api/v1/certificates?search=%25%25')).json())
  expect(none).toEqual({ certificates: [], more: false })
  expect((await get('/api/v1/certificates', { 'x-role': 'customer' })).status).toBe(403)
})

test('one certificate shows its history and its PDF is the stored bytes', async () => {
  const id = await issue()
  const detail = CertificateDetail.parse(await (await get(`/api/v1/certificates/${id}`)).json())
  expect(detail.history.map(({ action }) => action)).toEqual(['certificate.generated'])
  expect(detail.verifyUrl).toMatch(/^https:\/\/verify\.example\/c#\d+$/)
  const pdf = await get(`/api/v1/certificates/${id}/pdf`)
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  const bytes = Buffer.from(await pdf.arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(detail.pdfSha256)
  expect((await get(`/api/v1/certificates/${uuidv7()}`)).status).toBe(404)
})

test('a certificate still being made has no PDF yet', async () => {
  await service.deliver(sampleReport({ inspectionId: uuidv7() }))
  const answer = await get(`/api/v1/certificates/${service.queued.at(-1)}/pdf`)
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ code: 'certificate.not-ready' })
})

test('only an administrator suspends, and the answer shows the new state', async () => {
  const id = await issue()
  expect((await post(`/api/v1/certificates/${id}/suspend`, command(1), { 'x-role': 'inspector' })).status).toBe(403)
  const answer = await post(`/api/v1/certificates/${id}/suspend`, command(1))
  expect(CertificateDetail.parse(await answer.json())).toMatchObject({
    status: 'suspended',
    reason: 'fraud',
    version: 2,
  })
  expect((await post(`/api/v1/certificates/${id}/suspend`, { ...command(2), note: '' })).status).toBe(400)
})

test('anyone may verify, and the PDF goes to whoever shows the signed bytes', async () => {
  const row = await rowOf(await issue())
  const digits = toDigits(row.cose!)
  const verification = (await (await post('/api/v1/verify', { digits }, {})).json()) as Verification
  expect(verification).toMatchObject({ state: 'VALID', paper: 'genuine', car: 'passed', facts: { number: row.number } })
  const pdf = await post('/api/v1/verify/pdf', { digits }, {})
  expect(pdf.status).toBe(200)
  expect(
    createHash('sha256')
      .update(Buffer.from(await pdf.arrayBuffer()))
      .digest('hex'),
  ).toBe(row.pdfSha256)
  const refused = await post(
    '/api/v1/verify/pdf',
    { digits: `${digits.slice(0, -1)}${digits.endsWith('0') ? 1 : 0}` },
    {},
  )
  expect(await refused.json()).toMatchObject({ code: 'verify.not-a-certificate' })
  expect((await post('/api/v1/verify', { digits: 'no digits' }, {})).status).toBe(200)
  expect((await post('/api/v1/verify', { other: 1 }, {})).status).toBe(400)
})

test('guessing numbers ends after ten a minute', async () => {
  const statuses: number[] = []
  for (let guess = 0; guess < 12; guess += 1) {
    const answer = await post('/api/v1/verify', { number: 'S0142-26-000001-X', vin4: String(1000 + guess) }, {})
    statuses.push(answer.status)
    if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect(statuses).toEqual([...Array<number>(10).fill(404), 429, 429])
})

test('fewer than four characters may be guessed three times an hour', async () => {
  const address = { 'x-forwarded-for': '198.51.100.7' }
  const guess = async (vin4: string) =>
    (await post('/api/v1/verify', { number: 'S0142-26-000009-X', vin4 }, address)).status
  const statuses: number[] = []
  for (const vin4 of ['1', '22', ' 3-3-3 ', '4', '1234']) statuses.push(await guess(vin4))
  expect(statuses).toEqual([404, 404, 404, 429, 404])
})

test.each([
  [
    'another spelling',
    (guess: number) => `S0142-26-${' '.repeat(guess)}000002-X`,
    (guess: number) => `192.0.2.${guess}`,
  ],
  [
    'another dash',
    (guess: number) => `S0142${'-\u2010\u2011\u2012\u2013\u2014'[guess % 6]}26-000003-X`,
    (guess: number) => `192.0.3.${guess}`,
  ],
  [
    'another address of one network',
    (guess: number) => `S0142-26-${100_000 + guess}-X`,
    (guess: number) => `2001:db8::${guess}`,
  ],
])('%s is no way round the limit on guesses', async (_, numberOf, addressOf) => {
  const statuses: number[] = []
  for (let guess = 0; guess < 12; guess += 1) {
    const body = { number: numberOf(guess), vin4: String(1000 + guess) }
    statuses.push((await post('/api/v1/verify', body, { 'x-forwarded-for': addressOf(guess) })).status)
  }
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429, 429])
})

test('the public lists have types, an age and an ETag that answers 304', async () => {
  for (const [path, type] of [
    ['/.well-known/sac/trust.jws', 'application/jose'],
    ['/.well-known/sac/root.jwk', 'application/jwk+json'],
    ['/.well-known/sac/ca.pem', 'application/x-pem-file'],
    ['/status/2026', 'application/statuslist+jwt'],
    ['/status/2026/reasons', 'application/jose'],
  ] as const) {
    const answer = await get(path, {})
    expect(answer.headers.get('content-type')).toContain(type)
    expect(answer.headers.get('cache-control')).toContain('public')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const again = await get(path, { 'if-none-match': answer.headers.get('etag')! })
    expect(again.status).toBe(304)
  }
  expect((await get('/status/1999', {})).status).toBe(404)
  expect((await get('/status/x', {})).status).toBe(400)
})

test('every question on a hot path has its index', async () => {
  const { pool } = service.deps
  const client = await pool.connect()
  try {
    await client.query('SET enable_seqscan = off')
    const plan = async (sql: string) => JSON.stringify((await client.query(`EXPLAIN (FORMAT JSON) ${sql}`)).rows)
    expect(await plan(`SELECT 1 FROM certificates WHERE number = 'X' ORDER BY revision DESC LIMIT 1`)).toContain(
      'certificates_by_number',
    )
    expect(await plan(`SELECT 1 FROM certificates WHERE cose_sha256 = '\\x00'`)).toContain('certificates_by_cose')
    expect(await plan(`SELECT 1 FROM certificates WHERE pdf_sha256 = '\\x00'`)).toContain('certificates_by_pdf')
    const keyed = async (condition: string) => plan(`SELECT 1 FROM certificate_keys WHERE ${condition}`)
    expect(await keyed(`vehicle_key = 'X'`)).toContain('certificate_keys_of_vehicle')
    expect(await keyed(`number_key = 'X'`)).toContain('certificate_keys_by_number')
    expect(await keyed(`plate_key LIKE 'X%'`)).toContain('certificate_keys_by_plate')
    expect(await keyed(`vin_key LIKE 'X%'`)).toContain('certificate_keys_by_vin')
    expect(await plan(`SELECT 1 FROM certificates WHERE status = 'issuing' AND issued_at < now()`)).toContain(
      'certificates_unfinished',
    )
  } finally {
    client.release(true)
  }
})
