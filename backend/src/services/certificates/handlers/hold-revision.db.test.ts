import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toDigits } from '@sac/contracts/certificate/qr-digits'
import { readStatusList, statusAt } from '@sac/contracts/certificate/status-list'
import { readTrustList } from '@sac/contracts/certificate/trust-list'
import { inflate, webCrypto } from '@sac/contracts/certificate/web-crypto'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSigningKeys } from '../keys/read-signing-keys.ts'
import { registerKeys } from '../keys/register-keys.ts'
import { burnKey, rotateKey } from '../keys/rotate-key.ts'
import { publishStatusLists } from '../lists/publish-status-lists.ts'
import { publishTrustList } from '../lists/publish-trust-list.ts'
import { sealCertificate } from '../sealing/seal-certificates.ts'
import { findCertificate } from '../store/certificate-rows.ts'
import { findNewestTrustList } from '../store/key-rows.ts'
import { findPublished } from '../store/list-rows.ts'
import { changeByTwo } from '../testing/change-by-two.ts'
import { type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { failedReport, sampleReport } from '../testing/sample-report.ts'
import { reissueCertificate } from './reissue-certificate.ts'
import { verify } from './verify.ts'

let service: OpenCertificates
beforeAll(async () => {
  service = await openCertificates()
})
afterAll(() => service.close())

const ann = uuidv7()
const rowOf = async (certificateId: string) => (await findCertificate(service.deps.pool, { certificateId }))!
const command = (version: number) => ({ commandId: uuidv7(), version, reason: 'fraud' as const, note: 'Seen twice' })
const change = (name: 'revoke' | 'suspend' | 'reinstate', certificateId: string, version: number) =>
  changeByTwo(service.deps, { change: name, certificateId, command: command(version), actorId: ann })
const reissue = (certificateId: string, version: number) =>
  reissueCertificate(service.deps, {
    certificateId,
    actorId: ann,
    command: { ...command(version), corrections: { plate: 'ZZ-999-ZZ' } },
  })
const stateOf = async (certificateId: string) =>
  (await verify(service.deps, { digits: toDigits((await rowOf(certificateId)).cose!) }))?.state
const reportOf = () => sampleReport({ inspectionId: uuidv7() })
async function sealNewest(): Promise<string> {
  const certificateId = service.queued.at(-1) ?? ''
  await sealCertificate(service.deps, { certificateId })
  return certificateId
}

test('a certificate revoked while its correction is being made does not come back as the correction', async () => {
  const id = await service.issue(reportOf())
  await reissue(id, 1)
  await change('revoke', id, 1)
  const next = await sealNewest()
  expect(await stateOf(next)).toBe('SUSPENDED')
  expect(await rowOf(next)).toMatchObject({ revision: 2, status: 'suspended', statusReason: 'under-review' })
  await change('reinstate', next, 2)
  expect(await stateOf(next)).toBe('VALID')
})

test('an amended inspection does not bring back a revoked certificate', async () => {
  const report = reportOf()
  const id = await service.issue(report)
  await change('revoke', id, 1)
  expect(await stateOf(await service.issue({ ...report, revision: 2, revisionReason: 'Sealed again' }))).toBe(
    'SUSPENDED',
  )
})

test('a correction of a suspended certificate stays suspended, for the same reason', async () => {
  const id = await service.issue(reportOf())
  await change('suspend', id, 1)
  await reissue(id, 2)
  const next = await sealNewest()
  expect(await rowOf(next)).toMatchObject({ status: 'suspended', statusReason: 'fraud', statusNote: 'Seen twice' })
  expect(await stateOf(id)).toBe('SUPERSEDED')
})

test('a failed test that follows a revoked certificate is told as what it is', async () => {
  const report = reportOf()
  await change('revoke', await service.issue(report), 1)
  const { inspectionId } = report
  const failed = await service.issue({ ...failedReport(), inspectionId, revision: 2, revisionReason: 'Found later' })
  expect(await stateOf(failed)).toBe('VALID')
})

test('what is signed again after a key was burnt stays suspended', async () => {
  const id = await service.issue(reportOf())
  await change('suspend', id, 1)
  const before = service.queued.length
  await burnKey(service.deps, { kid: (await rowOf(id)).kid!, since: service.clock.now })
  for (const certificateId of service.queued.slice(before)) await sealCertificate(service.deps, { certificateId })
  expect(await rowOf(id)).toMatchObject({ status: 'superseded' })
  expect(await stateOf((await rowOf(id)).supersededBy!)).toBe('SUSPENDED')
})

async function lists() {
  await publishTrustList(service.deps)
  await publishStatusLists(service.deps)
  const { jws } = (await findNewestTrustList(service.deps.pool))!
  const read = await readTrustList(jws, { root: service.deps.keys.root.jwk, highestVersion: 0, crypto: webCrypto })
  if (read.outcome !== 'accepted') throw new Error(read.outcome)
  const { statusJws } = (await findPublished(service.deps.pool, { year: 2026 }))!
  return {
    trust: read.list,
    status: (await readStatusList(statusJws!, { trust: read.list, crypto: webCrypto, inflate }))!,
  }
}

test('lists go on when the clock was set back, and are never older than before: verifiers refuse older ones', async () => {
  const id = await service.issue(reportOf())
  const { statusIndex } = await rowOf(id)
  const before = await lists()
  service.clock.now = new Date(service.clock.now.getTime() - 3_600_000)
  await change('revoke', id, 1)
  await rotateKey(service.deps)
  const after = await lists()
  expect(statusAt(after.status, statusIndex!)).toBe(1)
  expect(after.status.iat).toBeGreaterThan(before.status.iat)
  expect(after.trust.ver).toBeGreaterThan(before.trust.ver)
  expect(after.trust.iat).toBeGreaterThan(before.trust.iat)
})

test('a signature made while its key was being burnt is not used', async () => {
  await service.deliver(reportOf())
  const certificateId = service.queued.at(-1) ?? ''
  const burning = async (kid: string) => {
    await burnKey(service.deps, { kid, since: service.clock.now })
  }
  const qr = () =>
    service.deps.keys.qr().map((signer) => ({
      ...signer,
      sign: async (data: Uint8Array) => {
        const signature = await signer.sign(data)
        await burning(signer.kid)
        return signature
      },
    }))
  const slow = { ...service.deps, keys: { ...service.deps.keys, qr } }
  await expect(sealCertificate(slow, { certificateId })).rejects.toThrow('signed again')
  expect(await rowOf(certificateId)).toMatchObject({ status: 'issuing' })
  await sealCertificate(service.deps, { certificateId })
  expect(await stateOf(certificateId)).toBe('VALID')
})

test('what waited for its signature while the keys were lost is genuine under the key that signs it at last', async () => {
  await service.deliver(reportOf())
  const waiting = service.queued.at(-1) ?? ''
  service.clock.now = new Date(service.clock.now.getTime() + 7_200_000)
  const folder = await mkdtemp(join(tmpdir(), 'sac-other-keys-'))
  const settings = { CERT_ORGANISATION: 'Test Centres Ltd' }
  const deps = { ...service.deps, keys: await readSigningKeys({ folder, settings, now: service.clock.now }) }
  await registerKeys(deps)
  await sealCertificate(deps, { certificateId: waiting })
  await rm(folder, { recursive: true })
  expect(await stateOf(waiting)).toBe('VALID')
})
