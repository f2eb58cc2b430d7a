import { uuidv7 } from '@sac/platform/ids'
import { listOutbox } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkChains } from '../check/check-chains.ts'
import { findCertificate } from '../store/certificate-rows.ts'
import { type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { failedReport, sampleReport } from '../testing/sample-report.ts'
import { sealCertificates } from './seal-certificates.ts'

let service: OpenCertificates
beforeEach(async () => {
  service = await openCertificates()
})
afterEach(() => service.close())

const seal = (deps = service.deps, ids = service.queued) =>
  sealCertificates(
    deps,
    ids.map((certificateId) => ({ certificateId })),
  )
const statuses = (outcomes: readonly PromiseSettledResult<void>[]) => outcomes.map(({ status }) => status)
const statusOf = async (certificateId: string) => (await findCertificate(service.deps.pool, { certificateId }))?.status
const newReport = (changes: Parameters<typeof sampleReport>[0] = {}) =>
  sampleReport({ inspectionId: uuidv7(), ...changes })
const transactions = async () => {
  const { rows } = await service.deps.pool.query<{ n: number }>(
    'SELECT count(DISTINCT xmin::text)::int AS n FROM audit_events',
  )
  return rows[0]?.n
}

test('papers made together become true in one transaction, each with its place in both chains and its fact', async () => {
  for (const report of [newReport(), { ...failedReport(), inspectionId: uuidv7() }, newReport()])
    await service.deliver(report)
  const before = (await transactions()) ?? 0
  expect(statuses(await seal())).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
  expect(await transactions()).toBe(before + 1)
  expect((await checkChains(service.deps)).broken).toEqual([])
  const told = (await listOutbox(service.deps.pool)).map(({ headers }) => headers['ce_type'])
  expect(told).toEqual(['certificate.generated', 'certificate.generated', 'certificate.generated'])
})

test('one that cannot be made keeps none of the others from its paper', async () => {
  for (let n = 0; n < 3; n += 1) await service.deliver(newReport())
  let calls = 0
  const put: typeof service.deps.blobs.put = (bytes) =>
    (calls += 1) === 2 ? Promise.reject(new Error('no room')) : service.deps.blobs.put(bytes)
  const outcomes = await seal({ ...service.deps, blobs: { ...service.deps.blobs, put } })
  expect(statuses(outcomes).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  for (const [index, certificateId] of service.queued.entries())
    expect(await statusOf(certificateId)).toBe(outcomes[index]?.status === 'fulfilled' ? 'valid' : 'issuing')
})

test('one that cannot be completed is left alone, and the others are completed on their own', async () => {
  for (let n = 0; n < 3; n += 1) await service.deliver(newReport())
  const [, second] = service.queued
  await service.database.pool.query(
    `CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this one'; END $$;
     CREATE TRIGGER refuse BEFORE UPDATE ON certificates FOR EACH ROW WHEN (OLD.certificate_id = '${second}')
     EXECUTE FUNCTION refuse_one()`,
  )
  expect(statuses(await seal())).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await checkChains(service.deps)).broken).toEqual([])
})

test('two revisions of one inspection in one turn leave the higher one in force', async () => {
  const report = newReport()
  await service.deliver(report)
  await service.deliver({ ...report, revision: 2, revisionReason: 'the odometer was misread' })
  await service.deliver(newReport())
  expect(statuses(await seal())).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
  const [first = '', second = ''] = service.queued
  expect([await statusOf(first), await statusOf(second)]).toEqual(['superseded', 'valid'])
})
