import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { decodeClaims } from '@sac/contracts/certificate/claims'
import { decodeSign1 } from '@sac/contracts/certificate/cose'
import { catalogue } from '@sac/contracts/events/catalogue'
import { toEpochDays } from '@sac/contracts/inspection/calendar'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import { RenderGivenUp } from '@sac/platform/pdf/render-given-up'
import { listFacts, listOutbox } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { resumeUnfinished } from '../sealing/resume-unfinished.ts'
import { sealCertificate } from '../sealing/seal-certificates.ts'
import { findCertificate } from '../store/certificate-rows.ts'
import { completedData, type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { failedReport, sampleReport } from '../testing/sample-report.ts'
import { issueFromReport } from './issue-from-report.ts'

let service: OpenCertificates
beforeAll(async () => {
  service = await openCertificates()
})
afterAll(() => service.close())

const newReport = (changes: Parameters<typeof sampleReport>[0] = {}) =>
  sampleReport({ inspectionId: uuidv7(), ...changes })
const rowOf = async (certificateId: string) => (await findCertificate(service.deps.pool, { certificateId }))!
const count = async (sql: string, values: unknown[] = []) =>
  (await service.deps.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values)).rows[0]!.n
const eventsOf = async (inspectionId: string) =>
  (await listOutbox(service.deps.pool))
    .filter(({ partitionKey }) => partitionKey === inspectionId)
    .map(({ headers }) => String(headers['ce_type']))

test('a passed test becomes a signed, sealed certificate with everything the paper says in its code', async () => {
  const report = newReport()
  const row = await rowOf(await service.issue(report))
  expect(row).toMatchObject({ status: 'valid', kind: 'certificate', revision: 1, validUntil: '2028-11-23', version: 1 })
  expect(row.number).toMatch(/^S0142-26-\d{6}-[0-9A-Z]$/)
  const sign1 = decodeSign1(Uint8Array.from(row.cose!))!
  expect(sign1.kid).toBe(row.kid)
  expect(decodeClaims(sign1.payload)).toEqual({
    exp: Date.parse('2028-11-23T22:59:59Z') / 1000,
    iat: Date.parse('2026-11-23T11:00:00Z') / 1000,
    number: row.number,
    revision: 1,
    vin: 'WVWZZZ1KZAW123458',
    plate: 'AB-123-CD',
    makeModel: 'Volkswagen Golf VI 1',
    result: 1,
    inspected: toEpochDays('2026-11-23'),
    validUntil: toEpochDays('2028-11-23'),
    odometerKm: 184_200,
    counts: [0, 0, 0],
    statusIndex: row.statusIndex,
  })
  const pdf = await buffer(await service.deps.blobs.read(row.pdfSha256!))
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(row.pdfSha256)
  expect(await eventsOf(report.inspectionId)).toEqual(['certificate.generated'])
})

test('the bay photo is in the paper byte for byte and its hash is signed', async () => {
  const photo = Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f00d2cf20ffd9',
    'hex',
  )
  const sha256 = await service.deps.blobs.put(photo)
  const report = newReport({ bayPhoto: { sha256, bytes: photo.length } })
  const row = await rowOf(await service.issue(report))
  const claims = decodeClaims(decodeSign1(Uint8Array.from(row.cose!))!.payload)!
  expect(Buffer.from(claims.photoHash!).toString('hex')).toBe(sha256.slice(0, 16))
  const pdf = await buffer(await service.deps.blobs.read(row.pdfSha256!))
  expect(pdf.includes(photo)).toBe(true)
})

test.each([
  ['no JPEG', Buffer.from('89504e470d0a1a0afffffff049484452', 'hex')],
  ['a flood of points', Buffer.from('ffd8ffc0000b08ffffffff01011100ffda0008010100003f00d2ffd9', 'hex')],
  ['without an end', Buffer.from('ffd8ffc0000b080001000101011100ffda0008010100003f00d2', 'hex')],
])('a photo that is %s takes no number: it is refused, with words for the inspector', async (_, photo) => {
  const sha256 = await service.deps.blobs.put(photo)
  const report = newReport({ bayPhoto: { sha256, bytes: photo.length } })
  expect(await service.deliver(report)).toMatchObject({ kind: 'done' })
  const [refusal, ...more] = (await listFacts(service.database.pool)).filter(
    ({ data }) => data['inspectionId'] === report.inspectionId,
  )
  expect([refusal?.eventType, more.length]).toEqual(['certificate.refused', 0])
  expect(refusal?.data).toMatchObject({
    code: 'photo-unreadable',
    detail: expect.stringContaining(`photo ${sha256.slice(0, 12)} (bay) cannot be printed`),
  })
  expect(await count('certificates WHERE inspection_id = $1', [report.inspectionId])).toBe(0)
})

test('a photo that is damaged after its number was given is left out: the number gets its paper', async () => {
  const photo = Buffer.from('ffd8ffc0000b080001000101011100ffda0008010100003f00d2cf21ffd9', 'hex')
  const sha256 = await service.deps.blobs.put(photo)
  const report = newReport({ bayPhoto: { sha256, bytes: photo.length } })
  await service.deliver(report)
  const certificateId = service.queued.at(-1) ?? ''
  const path = join(service.folder, 'blobs', sha256.slice(0, 2), sha256)
  await rm(path)
  await writeFile(path, Buffer.from('504b0304', 'hex'))
  // By another process, which has not seen it whole.
  await sealCertificate({ ...service.deps, blobs: { ...service.deps.blobs } }, { certificateId })
  const row = await rowOf(certificateId)
  expect(row.status).toBe('valid')
  const pdf = await buffer(await service.deps.blobs.read(row.pdfSha256!))
  expect([pdf.includes(Buffer.from('504b0304', 'hex')), pdf.includes(photo)]).toEqual([false, false])
})

test('a photo that was looked at a moment ago is not read again for its page', async () => {
  const photo = Buffer.from('ffd8ffc0000b080001000101011100ffda0008010100003f00d2cf23ffd9', 'hex')
  const sha256 = await service.deps.blobs.put(photo)
  const readAll = vi.spyOn(service.deps.blobs, 'readAll')
  await service.deliver(newReport({ bayPhoto: { sha256, bytes: photo.length } }))
  const certificateId = service.queued.at(-1) ?? ''
  await sealCertificate(service.deps, { certificateId })
  expect(readAll).toHaveBeenCalledTimes(1)
  const pdf = await buffer(await service.deps.blobs.read((await rowOf(certificateId)).pdfSha256!))
  expect(pdf.includes(photo)).toBe(true)
})

test('a photo its worker gives up on is left out: the number gets its paper', async () => {
  const photo = Buffer.from('ffd8ffc0000b080001000101011100ffda0008010100003f00d2cf22ffd9', 'hex')
  const sha256 = await service.deps.blobs.put(photo)
  await service.deliver(newReport({ bayPhoto: { sha256, bytes: photo.length } }))
  const certificateId = service.queued.at(-1) ?? ''
  const render: CertificatesDeps['renderer']['render'] = (document) =>
    'photo' in document && document.photo
      ? Promise.reject(new RenderGivenUp('memory', null))
      : service.deps.renderer.render(document)
  await sealCertificate({ ...service.deps, renderer: { ...service.deps.renderer, render } }, { certificateId })
  expect((await rowOf(certificateId)).status).toBe('valid')
})

test('a failed test becomes a report with the last day for its retest and no end', async () => {
  const report = { ...failedReport('dangerous'), inspectionId: uuidv7() }
  const row = await rowOf(await service.issue(report))
  expect(row).toMatchObject({ kind: 'report', status: 'valid', validUntil: '2026-11-23' })
  const claims = decodeClaims(decodeSign1(Uint8Array.from(row.cose!))!.payload)!
  expect(claims).toMatchObject({ result: 4, validUntil: toEpochDays('2027-01-23'), counts: [0, 0, 1] })
  expect(claims.exp).toBeUndefined()
})

test('a test given up becomes a refusal that takes no number', async () => {
  const before = await count('number_counters WHERE last > 0')
  const last = async () => (await service.deps.pool.query('SELECT station, year, last FROM number_counters')).rows
  const numbers = await last()
  const report = newReport({
    outcome: { result: 'abandoned', minor: 0, major: 0, dangerous: 0 },
    abandoned: { code: 'breakdown', text: null },
  })
  const row = await rowOf(await service.issue(report))
  expect(row).toMatchObject({ kind: 'refusal', status: 'valid', number: null, statusIndex: null, cose: null })
  expect(row.pdfSha256).not.toBeNull()
  expect(await count('number_counters WHERE last > 0')).toBe(before)
  expect(await last()).toEqual(numbers)
})

test('the same report delivered again changes nothing', async () => {
  const report = newReport()
  await service.issue(report)
  const queued = service.queued.length
  expect(await service.deliver(report)).toMatchObject({ kind: 'skip' })
  expect(service.queued).toHaveLength(queued)
  expect(await count('certificates WHERE inspection_id = $1', [report.inspectionId])).toBe(1)
})

test('two deliveries at the same moment make one certificate', async () => {
  const report = newReport()
  const outcomes = await Promise.allSettled([service.deliver(report), service.deliver(report)])
  // The loser either finds the row or collides with it; the inbox repeats a rejection and then finds it.
  expect(outcomes.filter((one) => one.status === 'fulfilled' && one.value.kind === 'done')).toHaveLength(1)
  expect(await service.deliver(report)).toMatchObject({ kind: 'skip' })
  expect(await count('certificates WHERE inspection_id = $1', [report.inspectionId])).toBe(1)
})

test('two workers on one job make one certificate, one fact and one place in the chain', async () => {
  const report = newReport()
  await service.deliver(report)
  const certificateId = service.queued.at(-1)!
  await Promise.all([1, 2, 3].map(() => sealCertificate(service.deps, { certificateId })))
  expect(await eventsOf(report.inspectionId)).toEqual(['certificate.generated'])
  expect(await count('audit_events WHERE subject_id = $1', [certificateId])).toBe(1)
})

test('a worker that dies after rendering leaves nothing half done and the next one finishes', async () => {
  const report = newReport()
  await service.deliver(report)
  const certificateId = service.queued.at(-1)!
  const dying = { ...service.deps, blobs: { ...service.deps.blobs, put: () => Promise.reject(new Error('power cut')) } }
  await expect(sealCertificate(dying, { certificateId })).rejects.toThrow('power cut')
  const lateDeath = {
    ...service.deps,
    newId: () => {
      throw new Error('power cut in the last transaction')
    },
  }
  await expect(sealCertificate(lateDeath, { certificateId })).rejects.toThrow('last transaction')
  expect((await rowOf(certificateId)).status).toBe('issuing')
  expect(await eventsOf(report.inspectionId)).toEqual([])
  await sealCertificate(service.deps, { certificateId })
  expect((await rowOf(certificateId)).status).toBe('valid')
})

test('a certificate whose job has given up is taken up again after ten minutes', async () => {
  const report = newReport()
  await service.deliver(report)
  const certificateId = service.queued.at(-1)!
  const later = { ...service.deps, now: () => new Date(service.clock.now.getTime() + 11 * 60_000) }
  const queued = service.queued.length
  await resumeUnfinished(service.deps)
  expect(service.queued).toHaveLength(queued)
  await resumeUnfinished(later)
  expect(service.queued.slice(queued)).toContain(certificateId)
})

test('an amendment keeps the number, takes a new status index and supersedes when it is sealed', async () => {
  const report = newReport()
  const first = await service.issue(report)
  const before = await rowOf(first)
  await service.deliver({
    ...report,
    revision: 2,
    revisionReason: 'Odometer misread',
    odometer: { ...report.odometer, value: 184_300 },
  })
  const second = service.queued.at(-1)!
  expect((await rowOf(first)).status).toBe('valid')
  await sealCertificate(service.deps, { certificateId: second })
  const [old, corrected] = [await rowOf(first), await rowOf(second)]
  expect(old).toMatchObject({ status: 'superseded', supersededBy: second, statusReason: 'corrected', version: 2 })
  expect(corrected).toMatchObject({ status: 'valid', number: before.number, revision: 2 })
  expect(corrected.statusIndex).not.toBe(before.statusIndex)
  expect(corrected.report).toMatchObject({ revision: 2, revisionReason: 'Odometer misread' })
  expect((await eventsOf(report.inspectionId)).toSorted()).toEqual([
    'certificate.generated',
    'certificate.generated',
    'certificate.superseded',
  ])
})

test('jobs that finish in the wrong order still leave the highest revision in force', async () => {
  const report = newReport()
  await service.deliver(report)
  await service.deliver({ ...report, revision: 2, revisionReason: 'Correction' })
  const [first, second] = service.queued.slice(-2) as [string, string]
  await sealCertificate(service.deps, { certificateId: second })
  await sealCertificate(service.deps, { certificateId: first })
  expect((await rowOf(first)).status).toBe('superseded')
  expect((await rowOf(second)).status).toBe('valid')
})

test('an amendment overtaken by a later one is skipped', async () => {
  const report = newReport()
  await service.issue(report)
  await service.issue({ ...report, revision: 3, revisionReason: 'Third' })
  expect(await service.deliver({ ...report, revision: 2, revisionReason: 'Second' })).toMatchObject({ kind: 'skip' })
})

test('renewing early keeps the anniversary, and an older test that arrives late shortens nothing', async () => {
  const vin = `VF1AB0000${String(Date.now()).slice(-8)}`
  const tested = (testedAt: string) => {
    const report = newReport({ testedAt })
    return { ...report, vehicle: { ...report.vehicle, vin } }
  }
  const first = await rowOf(await service.issue(tested('2024-12-20T10:00:00.000Z')))
  expect(first.validUntil).toBe('2026-12-20')
  const renewed = await service.issue(tested('2026-11-23T10:00:00.000Z'))
  expect((await rowOf(renewed)).validUntil).toBe('2028-12-20')
  const late = await rowOf(await service.issue(tested('2026-05-02T10:00:00.000Z')))
  expect(late.validUntil).toBe('2028-05-02')
  expect((await rowOf(renewed)).validUntil).toBe('2028-12-20')
})

const counters = async () => (await service.deps.pool.query('SELECT * FROM number_counters')).rows

test('a profile nobody knows is a dead letter and takes no number', async () => {
  const before = await counters()
  const reason = 'unknown-profile'
  expect(await service.deliver(newReport({ profileId: 'mars' }))).toEqual({ kind: 'dead-letter', reason })
  expect(await counters()).toEqual(before)
})

test.each([
  ['a character no font has', { remark: 'seen 漢' }, 'glyph-missing', '“漢” (U+6F22) in remark'],
  [
    'a centre whose station is no code',
    { centre: { id: 'c', station: 'lower', name: 'n', place: 'p' } },
    'does-not-fit-qr',
    'station',
  ],
])('%s is refused by name and takes no number', async (_what, changes, code, named) => {
  const before = await counters()
  const report = newReport(changes)
  expect(await service.deliver(report)).toEqual({ kind: 'done' })
  const { inspectionId, revision: reportRevision } = report
  const told = (await listFacts(service.deps.pool)).filter(({ metadata }) => metadata.correlationId === inspectionId)
  const detail = expect.stringContaining(named) as unknown
  expect(told).toMatchObject([
    { eventType: 'certificate.refused', data: { inspectionId, reportRevision, code, detail } },
  ])
  expect(catalogue['certificate.refused'].data.safeParse(told[0]?.data).error).toBeUndefined()
  expect(await counters()).toEqual(before)
})

test('numbers have no gap and no double under 200 parallel issues of which many roll back', async () => {
  const station = 'GAP1'
  const reports = Array.from({ length: 200 }, () =>
    newReport({ centre: { id: 'c', station, name: 'Gap', place: 'Lyon' } }),
  )
  let issued = 0
  const issueOne = async (index: number) => {
    const work = withTransaction(service.deps.pool, async (tx) => {
      await issueFromReport(service.deps, tx, { data: completedData(reports[index]!), userId: null })
      if (index % 5 === 0) throw new Error('rolled back')
    })
    await work.then(
      () => (issued += 1),
      (error: Error) => expect(error.message).toBe('rolled back'),
    )
  }
  // As many workers as the pool has connections.
  const workers = Array.from({ length: 20 }, (_, worker) => worker)
  await Promise.all(
    workers.map(async (worker) => {
      for (let index = worker; index < reports.length; index += workers.length) await issueOne(index)
    }),
  )
  expect(issued).toBe(160)
  const { rows } = await service.deps.pool.query<{ number: string; index: number }>(
    'SELECT number, status_index AS index FROM certificates WHERE number LIKE $1',
    [`${station}-%`],
  )
  const sequences = rows.map(({ number }) => Number(number.split('-')[2])).toSorted((a, b) => a - b)
  expect(sequences).toEqual(Array.from({ length: issued }, (_, index) => index + 1))
  expect(new Set(rows.map(({ index }) => index)).size).toBe(issued)
  const all = await service.deps.pool.query<{ next: number; used: number }>(
    `SELECT (SELECT next_index FROM status_years WHERE year = 2026) AS next,
       (SELECT count(*) FROM certificates WHERE status_year = 2026) AS used`,
  )
  expect(all.rows[0]!.next).toBe(all.rows[0]!.used)
})
