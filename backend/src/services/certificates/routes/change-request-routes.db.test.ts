import { CertificateDetail, ChangeRequestList, SigningState } from '@sac/contracts/http/certificates'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishStatusLists } from '../lists/publish-status-lists.ts'
import { publishTrustList } from '../lists/publish-trust-list.ts'
import { type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { serveCertificates } from '../testing/serve-certificates.ts'
import { certificateRoutes } from './certificate-routes.ts'

let service: OpenCertificates
let server: Awaited<ReturnType<typeof serveCertificates>>
beforeAll(async () => {
  service = await openCertificates()
  server = await serveCertificates(service, certificateRoutes(service.deps))
})
afterAll(async () => {
  await server.close()
  await service.close()
})

const ann = { 'x-role': 'admin', 'x-user': uuidv7() }
const ben = { 'x-role': 'admin', 'x-user': uuidv7() }
const issue = () => service.issue(sampleReport({ inspectionId: uuidv7() }))
const command = (version = 1) => ({ commandId: uuidv7(), version, reason: 'fraud', note: 'Seen twice' })
const detail = async (answer: Response) => CertificateDetail.parse(await answer.json())
const read = async (id: string) => detail(await server.get(`/api/v1/certificates/${id}`))
const decide = (id: string, act: string, body: object, who: typeof ann) =>
  server.post(`/api/v1/certificates/${id}/requests/${act}`, { commandId: uuidv7(), ...body }, who)
const waiting = async () =>
  ChangeRequestList.parse(await (await server.get('/api/v1/certificates/requests')).json()).requests

test('a revocation is asked for by one and agreed to by another; asked twice it is one request', async () => {
  const id = await issue()
  const asked = command()
  for (let n = 0; n < 2; n += 1)
    expect((await server.post(`/api/v1/certificates/${id}/revoke`, asked, ann)).status).toBe(202)
  const { commandId: requestId } = asked
  expect(await read(id)).toMatchObject({ status: 'valid', version: 1, awaiting: { requestId, change: 'revoke' } })
  expect(await waiting()).toMatchObject([{ requestId, certificate: { certificateId: id } }])
  const alone = await decide(id, `${requestId}/approve`, { version: 1 }, ann)
  expect([alone.status, await alone.json()]).toMatchObject([403, { code: 'certificate.second-person' }])
  const agreed = await detail(await decide(id, `${requestId}/approve`, { version: 1 }, ben))
  expect(agreed).toMatchObject({ status: 'revoked', reason: 'fraud', version: 2, awaiting: null })
  expect(agreed.history.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['certificate.generated', expect.anything()],
    ['certificate.revoke-requested', ann['x-user']],
    ['certificate.revoked', ben['x-user']],
  ])
  expect(await waiting()).toEqual([])
  const late = await decide(id, `${requestId}/decline`, { note: 'Too late' }, ben)
  expect([late.status, await late.json()]).toMatchObject([409, { code: 'certificate.request-over' }])
})

test('the database lets nobody agree with themselves, whoever writes it', async () => {
  const id = await issue()
  await server.post(`/api/v1/certificates/${id}/revoke`, command(), ann)
  await expect(
    service.database.pool.query(
      `UPDATE change_requests SET status = 'approved', decided_by = requested_by, decided_at = now() WHERE certificate_id = $1`,
      [id],
    ),
  ).rejects.toThrow('second_person_agrees')
})

test('whoever comes second is told what waits, and what has changed', async () => {
  const id = await issue()
  const asked = command()
  const all = await Promise.all(
    [asked, command(), command()].map((body) => server.post(`/api/v1/certificates/${id}/revoke`, body, ann)),
  )
  expect(all.filter(({ status }) => status === 202)).toHaveLength(1)
  expect(all.filter(({ status }) => status === 409)).toHaveLength(2)
  const { awaiting } = await read(id)
  const requestId = awaiting?.requestId
  await server.post(`/api/v1/certificates/${id}/suspend`, { ...command(), reason: 'under-review' }, ann)
  const stale = await decide(id, `${requestId}/approve`, { version: 1 }, ben)
  expect(stale.status).toBe(409)
  expect(((await stale.json()) as { detail: string }).detail).toMatch(/^It is suspended since .*: under-review\./)
  const declined = await detail(await decide(id, `${requestId}/decline`, { note: 'It was there' }, ben))
  expect(declined).toMatchObject({ status: 'suspended', awaiting: null })
  expect(declined.history.at(-1)).toMatchObject({ action: 'certificate.revoke-declined', note: 'It was there' })
})

test('a double click of the second administrator has one effect', async () => {
  const id = await issue()
  const asked = command()
  await server.post(`/api/v1/certificates/${id}/revoke`, asked, ann)
  const body = { commandId: uuidv7(), version: 1 }
  const both = await Promise.all([0, 1].map(() => decide(id, `${asked.commandId}/approve`, body, ben)))
  expect(both.map(({ status }) => status)).toEqual([202, 202])
  expect(await read(id)).toMatchObject({ status: 'revoked', version: 2 })
})

test('keys and lists are shown with their age', async () => {
  await issue()
  await publishTrustList(service.deps)
  await publishStatusLists(service.deps)
  const { keys, lists, trustList, seal } = SigningState.parse(
    await (await server.get('/api/v1/certificates/signing')).json(),
  )
  const active = keys.find(({ state }) => state === 'active')
  expect(active).toMatchObject({ compromisedSince: null })
  expect(active?.inForce).toBeGreaterThan(0)
  expect(lists).toMatchObject([{ year: 2026, isCurrent: true, publishedAt: service.clock.now.toISOString() }])
  expect(trustList).toMatchObject({ version: 1 })
  expect(seal.subject).toContain('Test Centres Ltd')
})
