import { twinOf } from '@sac/contracts/certificate/issuer-fixture'
import { toDigits } from '@sac/contracts/certificate/qr-digits'
import { readReasonList, readStatusList, statusAt } from '@sac/contracts/certificate/status-list'
import { readTrustList } from '@sac/contracts/certificate/trust-list'
import { inflate, webCrypto } from '@sac/contracts/certificate/web-crypto'
import { catalogue, type EventType } from '@sac/contracts/events/catalogue'
import { uuidv7 } from '@sac/platform/ids'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { checkChains } from '../check/check-chains.ts'
import { burnKey, rotateKey } from '../keys/rotate-key.ts'
import { activeSigner } from '../keys/signing-key.ts'
import { publishStatusLists } from '../lists/publish-status-lists.ts'
import { publishTrustList } from '../lists/publish-trust-list.ts'
import { sealCertificate } from '../sealing/seal-certificates.ts'
import { signClaims } from '../sealing/sign-claims.ts'
import { findCertificate } from '../store/certificate-rows.ts'
import { findNewestTrustList, listKeys } from '../store/key-rows.ts'
import { findPublished } from '../store/list-rows.ts'
import { findWaiting } from '../store/request-rows.ts'
import { changeByTwo } from '../testing/change-by-two.ts'
import { type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { announceExpiry } from './announce-expiry.ts'
import { changeCertificate } from './change-certificate.ts'
import { approveChange } from './decide-change.ts'
import { reissueCertificate } from './reissue-certificate.ts'
import { verify } from './verify.ts'

let service: OpenCertificates
beforeAll(async () => {
  service = await openCertificates()
})
afterAll(() => service.close())

const [ann, ben] = [uuidv7(), uuidv7()]
const issue = () => service.issue(sampleReport({ inspectionId: uuidv7() }))
const rowOf = async (certificateId: string) => (await findCertificate(service.deps.pool, { certificateId }))!
const command = (version: number) => ({
  commandId: uuidv7(),
  version,
  reason: 'fraud' as const,
  note: 'Car was not there',
})
const change = (name: 'revoke' | 'suspend' | 'reinstate', certificateId: string, version: number) =>
  changeByTwo(service.deps, { change: name, certificateId, command: command(version), actorId: ann })
const reissue = (certificateId: string, actorId: string, corrections: object) =>
  reissueCertificate(service.deps, {
    certificateId,
    actorId,
    command: { commandId: uuidv7(), version: 1, reason: 'corrected', note: 'Typed wrongly', corrections },
  })
const stateOf = async (certificateId: string) =>
  (await verify(service.deps, { digits: toDigits((await rowOf(certificateId)).cose!) }))!

async function lists() {
  await publishTrustList(service.deps)
  await publishStatusLists(service.deps)
  const { jws } = (await findNewestTrustList(service.deps.pool))!
  const read = await readTrustList(jws, { root: service.deps.keys.root.jwk, highestVersion: 0, crypto: webCrypto })
  if (read.outcome !== 'accepted') throw new Error(read.outcome)
  const trusting = { trust: read.list, crypto: webCrypto }
  const published = (await findPublished(service.deps.pool, { year: 2026 }))!
  const status = await readStatusList(published.statusJws!, { ...trusting, inflate })
  const reasons = await readReasonList(published.reasonsJws!, trusting)
  return { trust: read.list, status: status!, reasons: reasons! }
}

test('suspend, reinstate and revoke change the status, the published lists and the verification, with reason and actor', async () => {
  const id = await issue()
  const { statusIndex } = await rowOf(id)
  await change('suspend', id, 1)
  expect(statusAt((await lists()).status, statusIndex!)).toBe(2)
  expect(await stateOf(id)).toMatchObject({ state: 'SUSPENDED', status: { reason: 'fraud' } })
  await change('reinstate', id, 2)
  expect(statusAt((await lists()).status, statusIndex!)).toBe(0)
  expect(await stateOf(id)).toMatchObject({ state: 'VALID', car: 'passed' })
  await change('revoke', id, 3)
  const { status, reasons } = await lists()
  expect(statusAt(status, statusIndex!)).toBe(1)
  expect(reasons.entries.find(({ index }) => index === statusIndex)).toMatchObject({ reason: 'fraud' })
  expect(await stateOf(id)).toMatchObject({ state: 'REVOKED' })
  expect(await rowOf(id)).toMatchObject({ status: 'revoked', version: 4, statusNote: 'Car was not there' })
})

test('what a status does not allow is refused and changes nothing', async () => {
  const id = await issue()
  await expect(change('reinstate', id, 1)).rejects.toMatchObject({ code: 'certificate.illegal-transition' })
  await change('revoke', id, 1)
  await expect(change('suspend', id, 2)).rejects.toMatchObject({ code: 'certificate.illegal-transition' })
  expect(await rowOf(id)).toMatchObject({ status: 'revoked', version: 2 })
})

test('a decision on an old version is refused', async () => {
  const id = await issue()
  await change('suspend', id, 1)
  await expect(change('revoke', id, 1)).rejects.toMatchObject({ code: 'certificate.version-conflict' })
  await expect(change('revoke', uuidv7(), 1)).rejects.toMatchObject({ code: 'certificate.not-found' })
})

test('a repeated command changes nothing and its id with other content is refused', async () => {
  const id = await issue()
  const once = { change: 'suspend' as const, certificateId: id, command: command(1), actorId: ann }
  await Promise.all([changeCertificate(service.deps, once), changeCertificate(service.deps, once)])
  expect(await rowOf(id)).toMatchObject({ status: 'suspended', version: 2 })
  const other = { ...once, command: { ...once.command, note: 'Something else' } }
  await expect(changeCertificate(service.deps, other)).rejects.toMatchObject({ code: 'command.repeated-differently' })
})

test('a corrected plate becomes revision 2 of the same number and the old code says what replaced it', async () => {
  const id = await issue()
  const before = await rowOf(id)
  await reissue(id, ann, { plate: 'ZZ-999-ZZ' })
  const successor = service.queued.at(-1)!
  await sealCertificate(service.deps, { certificateId: successor })
  expect(await rowOf(successor)).toMatchObject({
    number: before.number,
    revision: 2,
    plate: 'ZZ-999-ZZ',
    status: 'valid',
  })
  expect(await stateOf(id)).toMatchObject({ state: 'SUPERSEDED', status: { successor: `${before.number} r2` } })
  expect(await stateOf(successor)).toMatchObject({ state: 'VALID', facts: { plate: 'ZZ-999-ZZ' } })
  await expect(reissue(id, ann, {})).rejects.toMatchObject({ code: 'certificate.version-conflict' })
})

test('another VIN is another car: a second administrator agrees, and nothing is different before', async () => {
  const id = await issue()
  await reissue(id, ann, { vin: 'VF1AB000123456789' })
  const asked = await findWaiting(service.deps.pool, { certificateId: id })
  expect(asked).toMatchObject({ change: 'reissue', requestedBy: ann, corrections: { vin: 'VF1AB000123456789' } })
  await expect(reissue(id, ben, { vin: 'VF1AB000123456780' })).rejects.toMatchObject({
    code: 'certificate.change-waits',
  })
  expect(await rowOf(id)).toMatchObject({ status: 'valid', version: 1 })
  const agree = (actorId: string) =>
    approveChange(service.deps, {
      certificateId: id,
      requestId: asked?.requestId ?? '',
      commandId: uuidv7(),
      version: 1,
      actorId,
    })
  await expect(agree(ann)).rejects.toMatchObject({ code: 'certificate.second-person' })
  await agree(ben)
  await sealCertificate(service.deps, { certificateId: service.queued.at(-1)! })
  expect(await stateOf(service.queued.at(-1)!)).toMatchObject({ state: 'VALID', facts: { vin: 'VF1AB000123456789' } })
})

test('a correction that cannot be printed or signed is refused', async () => {
  const id = await issue()
  await expect(reissue(id, ann, { make: '漢' })).rejects.toMatchObject({
    code: 'certificate.glyph-missing',
    errors: [{ field: 'vehicle.make' }],
  })
  await expect(reissue(id, ann, { plate: 'Ж'.repeat(15) })).rejects.toMatchObject({ code: 'request.invalid' })
})

test('an issued row can neither be rewritten nor deleted, and the audit only grows', async () => {
  const id = await issue()
  const { pool } = service.database
  const attempt = (sql: string) => pool.query(sql, [id])
  await expect(attempt(`UPDATE certificates SET plate = 'X' WHERE certificate_id = $1`)).rejects.toThrow(
    'never changes',
  )
  await expect(attempt(`UPDATE certificates SET status = 'issuing' WHERE certificate_id = $1`)).rejects.toThrow(
    'never issued',
  )
  await expect(attempt('DELETE FROM certificates WHERE certificate_id = $1')).rejects.toThrow('never deleted')
  await expect(attempt('DELETE FROM audit_events WHERE subject_id = $1')).rejects.toThrow('never changed')
})

test('both chains hold from their first entry, and one altered entry breaks them', async () => {
  const id = await issue()
  const { pool } = service.database
  expect((await checkChains(service.deps)).broken).toEqual([])
  const past = async (trigger: string, table: string, sql: string, values: unknown[]) => {
    await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`)
    await pool.query(sql, values)
    await pool.query(`ALTER TABLE ${table} ENABLE TRIGGER ${trigger}`)
  }
  await past('audit_append_only', 'audit_events', `UPDATE audit_events SET actor_id = $1 WHERE position = 3`, [ben])
  expect(await checkChains(service.deps)).toMatchObject({
    broken: [{ table: 'audit_events', position: 3, fault: 'changed' }],
  })
  const backdate = `UPDATE certificates SET issued_at = issued_at + $2 * interval '1 day' WHERE certificate_id = $1`
  await past('certificates_immutable', 'certificates', backdate, [id, -30])
  const broken = async () =>
    (await checkChains(service.deps)).broken.map(({ table, id, fault }) => ({ table, id, fault }))
  const audit = { table: 'audit_events', id: expect.any(String), fault: 'changed' }
  expect(await broken()).toEqual([{ table: 'certificates', id, fault: 'changed' }, audit])
  await past('certificates_immutable', 'certificates', backdate, [id, 30])
  expect(await broken()).toEqual([audit])
})

test('every published fact is what the catalogue promises', async () => {
  const types = new Set<string>()
  for (const { eventType, data } of await listFacts(service.deps.pool)) {
    types.add(eventType)
    expect(z.safeParse(catalogue[eventType as EventType].data, data).error).toBeUndefined()
  }
  expect([...types].toSorted()).toEqual(
    ['generated', 'reinstated', 'revoked', 'superseded', 'suspended'].map((name) => `certificate.${name}`),
  )
})

test('lists are signed again when nothing changed for half a day, and not before', async () => {
  await lists()
  expect(await publishStatusLists(service.deps)).toEqual([])
  service.clock.now = new Date(service.clock.now.getTime() + 11 * 3_600_000 + 1)
  expect(await publishStatusLists(service.deps)).toEqual([2026])
})

test('unknown numbers, wrong VIN ends, foreign codes and altered digits are told apart', async () => {
  const id = await issue()
  const row = await rowOf(id)
  const found = await verify(service.deps, { number: row.number!.toLowerCase(), vin4: '3458' })
  expect(found).toMatchObject({ state: 'VALID' })
  expect(await verify(service.deps, { number: row.number!, vin4: '0000' })).toBeNull()
  expect(await verify(service.deps, { number: 'S0142-26-000001-X', vin4: '3458' })).toBeNull()
  expect(await verify(service.deps, { pdfSha256: row.pdfSha256! })).toMatchObject({ state: 'VALID' })
  expect(await verify(service.deps, { pdfSha256: 'f'.repeat(64) })).toMatchObject({ state: 'NOT_A_CERTIFICATE' })
  expect(await verify(service.deps, { cose: row.cose!.toString('base64url') })).toMatchObject({ state: 'VALID' })
  expect(await verify(service.deps, { cose: '%%%' })).toMatchObject({ state: 'NOT_A_CERTIFICATE' })
  const flipped = Buffer.from(row.cose!)
  flipped[flipped.length - 1] = Number(flipped.at(-1)) ^ 1
  expect(await verify(service.deps, { digits: toDigits(flipped) })).toMatchObject({ state: 'TAMPERED' })
})

test('a genuine signature over bytes nobody issued is an alarm', async () => {
  const id = await issue()
  const row = await rowOf(id)
  const again = await signClaims(service.deps, row, () => activeSigner(service.deps.pool, service.deps.keys))
  expect(await verify(service.deps, { digits: toDigits(again!.cose) })).toMatchObject({ state: 'NOT_ISSUED' })
})

test('the other signature that anybody can make from a genuine one is no alarm', async () => {
  const { cose } = await rowOf(await issue())
  const digits = toDigits(twinOf(Uint8Array.from(cose!)))
  expect(await verify(service.deps, { digits })).toMatchObject({ state: 'NOT_A_CERTIFICATE' })
})

test('the owner is reminded four and two weeks before, once each, and not after a newer pass', async () => {
  const tested = (vin: string, testedAt: string) => {
    const report = sampleReport({ inspectionId: uuidv7(), testedAt })
    return service.issue({ ...report, vehicle: { ...report.vehicle, vin } })
  }
  await tested('WVWZZZ1KZAW000417', '2024-12-20T10:00:00.000Z')
  await tested('VF1RFB00X58204113', '2024-12-20T10:00:00.000Z')
  await tested('VF1RFB00X58204113', '2026-11-20T10:00:00.000Z')
  service.clock.now = new Date('2026-11-23T05:00:00Z')
  expect(await announceExpiry(service.deps)).toBe(1)
  expect(await announceExpiry(service.deps)).toBe(0)
  service.clock.now = new Date('2026-12-07T05:00:00Z')
  expect(await announceExpiry(service.deps)).toBe(1)
})

test('after a rotation old certificates stay valid and new ones carry the new key', async () => {
  const old = await issue()
  service.clock.now = new Date(service.clock.now.getTime() + 3_600_000)
  await rotateKey(service.deps)
  const fresh = await issue()
  expect((await rowOf(fresh)).kid).not.toBe((await rowOf(old)).kid)
  expect((await stateOf(old)).state).toBe('VALID')
  expect((await stateOf(fresh)).state).toBe('VALID')
  expect((await lists()).trust.keys.map(({ state }) => state).toSorted()).toEqual(['active', 'retired'])
})

test('a burnt key is a tombstone, and everything in force it had signed is signed again', async () => {
  const id = await issue()
  const { kid } = await rowOf(id)
  const before = service.queued.length
  const version = (await lists()).trust.ver
  expect(await burnKey(service.deps, { kid: kid!, since: service.clock.now })).toBeGreaterThan(0)
  for (const certificateId of service.queued.slice(before)) await sealCertificate(service.deps, { certificateId })
  expect(await burnKey(service.deps, { kid: kid!, since: service.clock.now })).toBe(0)
  expect(await rowOf(id)).toMatchObject({ status: 'superseded' })
  const { trust } = await lists()
  expect(trust.ver).toBeGreaterThan(version)
  expect(trust.keys.find((key) => key.kid === kid)).toMatchObject({ state: 'compromised' })
  expect((await listKeys(service.deps.pool)).filter(({ state }) => state === 'active')).toHaveLength(1)
})
