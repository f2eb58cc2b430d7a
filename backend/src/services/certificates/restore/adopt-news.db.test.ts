// A dump is put back while blobs and keys stand as they are now.
import { readdir, writeFile } from 'node:fs/promises'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkChains } from '../check/check-chains.ts'
import { verify } from '../handlers/verify.ts'
import { burnKey } from '../keys/rotate-key.ts'
import { publishStatusLists } from '../lists/publish-status-lists.ts'
import { sealCertificate } from '../sealing/seal-certificates.ts'
import { listKeys } from '../store/key-rows.ts'
import { openCertificates } from '../testing/open-certificates.ts'
import {
  adopt,
  change,
  closeBoth,
  countEvents,
  digitsOf,
  failToSeal,
  newReport,
  openFirst,
  paperName,
  pathOf,
  putBack,
  rowOf,
  sequenceOf,
  service,
  stateOf,
  takeDump,
} from '../testing/put-back.ts'
import { adoptNews, DamagedWitnesses } from './adopt-news.ts'
import { IssuingWaits } from './issuing-waits.ts'
import { adoptTrustList } from './kept-trust-lists.ts'
import { isOlder, lookForNews } from './look-for-news.ts'
import { noFacts } from './read-facts.ts'
import { setAsideWitness } from './set-aside-witness.ts'
import { lookOutside } from './settle-news.ts'

beforeEach(openFirst)
afterEach(closeBoth)

describe('papers handed out since the dump', () => {
  test('are known again as they were, and the next number is above theirs', async () => {
    const old = await service().issue(newReport())
    await takeDump()
    const lost = [await service().issue(newReport()), await service().issue(newReport())]
    const before = await Promise.all(lost.map(rowOf))
    const digits = await Promise.all(lost.map(digitsOf))
    await putBack()
    expect(await stateOf(digits[0]!)).toBe('NOT_ISSUED')
    expect((await lookForNews(service().deps)).papers).toEqual([paperName(1), paperName(2)])

    expect(await adopt()).toMatchObject({ adopted: 2, refused: 0, lost: [] })
    expect(await Promise.all(lost.map(rowOf))).toEqual(before)
    expect(await Promise.all(digits.map(stateOf))).toEqual(['VALID', 'VALID'])
    expect(await verify(service().deps, { pdfSha256: before[1]!.pdfSha256! })).toMatchObject({ state: 'VALID' })
    const { number, vin } = before[0]!
    expect(await verify(service().deps, { number: number!, vin4: vin.slice(-4) })).toMatchObject({ state: 'VALID' })
    expect((await checkChains(service().deps)).broken).toEqual([])
    expect(await countEvents('certificate.adopted')).toBe(2)
    expect(isOlder(await lookOutside(service().deps, { refusals: true }))).toBe(false)

    const next = await service().issue(newReport())
    expect(await sequenceOf(next)).toBe((await sequenceOf(old))! + 3)
    expect((await rowOf(next)).statusIndex).toBe(3)
    expect(await stateOf(await digitsOf(next))).toBe('VALID')
  })

  test('from a dump without anything are all adopted', async () => {
    await takeDump()
    const lost = await service().issue(newReport())
    const digits = await digitsOf(lost)
    await putBack()
    expect(await adopt()).toMatchObject({ adopted: 1 })
    expect(await stateOf(digits)).toBe('VALID')
  })

  test('opened before the dump and sealed after it are sealed as the same paper', async () => {
    await service().deliver(newReport())
    await takeDump()
    const opened = service().queued.at(-1)!
    await sealCertificate(service().deps, { certificateId: opened })
    const { pdfSha256, cose } = await rowOf(opened)
    await putBack()
    expect(isOlder(await lookOutside(service().deps, { refusals: true }))).toBe(false)
    await sealCertificate(service().deps, { certificateId: opened })
    expect(await rowOf(opened)).toMatchObject({ status: 'valid', pdfSha256, cose })
  })

  test('are told again, and completed again they are skipped and told once more', async () => {
    await takeDump()
    const report = newReport()
    const lost = await service().issue(report)
    await putBack()
    await adopt()
    const told = { eventType: 'certificate.generated', data: { certificateId: lost, adopted: true, status: 'issued' } }
    expect(await listFacts(service().deps.pool)).toMatchObject([told])
    const again = { ...report, flags: ['no-bay-photo'], odometerHistory: [] }
    expect(await service().deliver(again)).toMatchObject({ kind: 'skip' })
    const { rows } = await service().database.pool.query('SELECT certificate_id AS id FROM certificates')
    expect(rows).toEqual([{ id: lost }])
    expect(await listFacts(service().deps.pool)).toMatchObject([told, told])
  })

  test('amended after the restore get the next revision, though their revisions are counted anew', async () => {
    await takeDump()
    const report = newReport()
    await service().issue(report)
    const amended = { ...report, revision: 2, revisionReason: 'x', manifest: { ...report.manifest, seal: 2 } }
    await service().issue(amended)
    await putBack()
    await adopt()
    expect(await service().deliver({ ...amended, revision: 1 })).toMatchObject({ kind: 'skip' })
    const third = { ...amended, revision: 2, manifest: { ...report.manifest, seal: 3 } }
    expect(await service().deliver(third)).toMatchObject({ kind: 'done' })
    expect(await rowOf(service().queued.at(-1)!)).toMatchObject({ revision: 3, reportRevision: 3 })
  })

  test('without a number are known again too', async () => {
    await takeDump()
    const refusal = newReport({
      outcome: { result: 'abandoned', minor: 0, major: 0, dangerous: 0 },
      abandoned: { code: 'unsafe-to-test', text: null },
    })
    const lost = await service().issue(refusal)
    const before = await rowOf(lost)
    await putBack()
    expect((await lookOutside(service().deps, { refusals: true })).refusals).toHaveLength(1)
    expect(await adopt()).toMatchObject({ adopted: 1 })
    expect(await rowOf(lost)).toEqual(before)
    expect(isOlder(await lookOutside(service().deps, { refusals: true }))).toBe(false)
    expect(await service().deliver(refusal)).toMatchObject({ kind: 'skip' })
  })
})

describe('a paper', () => {
  test('sealed again after its transaction failed has the same bytes', async () => {
    await service().deliver(newReport())
    const certificateId = service().queued.at(-1)!
    await failToSeal(certificateId)
    const names = await readdir(pathOf('papers/2026/000/000'))
    await sealCertificate(service().deps, { certificateId })
    expect(await readdir(pathOf('papers/2026/000/000'))).toEqual(names)
    const kept = await service().deps.blobs.records.find(paperName(0))
    expect(kept).not.toBeNull()
    await takeDump()
    const { pdfSha256 } = await rowOf(certificateId)
    await putBack()
    expect(await rowOf(certificateId)).toMatchObject({ pdfSha256 })
  })

  test('whose transaction failed, and nothing is known of it but the witness, keeps its number', async () => {
    await takeDump()
    await service().deliver(newReport())
    const certificateId = service().queued.at(-1)!
    await failToSeal(certificateId)
    await putBack()
    expect(await adopt()).toMatchObject({ adopted: 1 })
    expect(await sequenceOf(await service().issue(newReport()))).toBe(2)
  })

  test('whose key was burnt before it was true is sealed with another, and that one is adopted', async () => {
    await takeDump()
    await service().deliver(newReport())
    const certificateId = service().queued.at(-1)!
    await failToSeal(certificateId)
    const [active] = (await listKeys(service().deps.pool)).filter(({ state }) => state === 'active')
    await burnKey(service().deps, { kid: active!.kid, since: service().clock.now })
    await sealCertificate(service().deps, { certificateId })
    const before = await rowOf(certificateId)
    expect(before.kid).not.toBe(active!.kid)
    await putBack()
    await adoptTrustList(service().deps)
    await adopt()
    expect(await rowOf(certificateId)).toEqual(before)
  })

  test('nobody of ours has signed is refused, and its number is left out', async () => {
    await takeDump()
    await service().issue(newReport())
    const stranger = await openCertificates()
    for (let papers = 0; papers < 2; papers += 1) await stranger.issue(newReport())
    const forged = (await stranger.deps.blobs.records.find(paperName(1)))!
    await stranger.close()
    await service().deps.blobs.records.keep(paperName(1), forged)
    await putBack()
    expect(await adopt()).toMatchObject({ adopted: 1, refused: 1 })
    expect(await countEvents('witness.refused')).toBe(1)
    expect(await sequenceOf(await service().issue(newReport()))).toBe(3)
    expect((await rowOf(service().queued.at(-1)!)).statusIndex).toBe(2)
  })
})

describe('issuing', () => {
  test('waits for a witness that cannot be read until a person sets it aside, and leaves its number out', async () => {
    await service().issue(newReport())
    await takeDump()
    await service().issue(newReport())
    const kept = await service().issue(newReport())
    const digits = await digitsOf(kept)
    const damaged = paperName(1)
    await service().deps.blobs.records.forget(damaged)
    await writeFile(pathOf(damaged), 'not what was kept')
    await putBack()
    await expect(adopt()).rejects.toThrow(DamagedWitnesses)
    await expect(service().deliver(newReport())).rejects.toThrow(IssuingWaits)
    expect(await stateOf(digits)).toBe('VALID')
    expect(await setAsideWitness(service().deps, { name: damaged, note: 'the disk is broken' })).toBe(true)
    expect(await setAsideWitness(service().deps, { name: damaged, note: 'the disk is broken' })).toBe(false)
    expect(await adopt()).toMatchObject({ adopted: 0, known: 1, lost: [damaged] })
    expect(await countEvents('witness.set-aside')).toBe(1)
    expect(await sequenceOf(kept)).toBe(3)
    // One more than there are: the number nobody can read may be any station's last.
    expect(await sequenceOf(await service().issue(newReport()))).toBe(5)
  })

  test('waits while an adoption was begun and not ended, and whoever comes next ends it', async () => {
    await takeDump()
    const lost = [await service().issue(newReport()), await service().issue(newReport())]
    await change(lost[0]!, 'revoke')
    await publishStatusLists(service().deps)
    await putBack()
    let calls = 0
    const size = async (sha256: string) => {
      calls += 1
      if (calls === 2) throw new Error('the store does not answer')
      return service().deps.blobs.size(sha256)
    }
    const failing = { ...service().deps, blobs: { ...service().deps.blobs, size } }
    await expect(adoptNews(failing, { readFacts: () => Promise.resolve(noFacts) })).rejects.toThrow('does not answer')
    expect((await lookForNews(service().deps)).held).toBe(true)
    await expect(service().deliver(newReport())).rejects.toThrow(IssuingWaits)
    expect(await adopt()).toMatchObject({ adopted: 1, known: 1 })
    expect((await Promise.all(lost.map(rowOf))).map(({ status }) => status)).toEqual(['revoked', 'valid'])
    expect(await sequenceOf(await service().issue(newReport()))).toBe(3)
  })

  test('waits when the database is exchanged under a running process', async () => {
    await takeDump()
    await service().issue(newReport())
    await putBack()
    await expect(service().deliver(newReport())).rejects.toThrow(IssuingWaits)
    await adopt()
    await service().deliver(newReport())
  })

  test('of a database that knows all reads nothing outside, however many papers there are', async () => {
    await service().issue(newReport())
    const bytes = (await service().deps.blobs.records.find(paperName(0)))!
    for (let index = 1; index < 1_000; index += 1) await service().deps.blobs.records.keep(paperName(index), bytes)
    await service().database.pool.query('UPDATE status_years SET next_index = 1000')
    const seen = { listed: 0, read: 0 }
    const { records } = service().deps.blobs
    const counted = {
      ...records,
      find: (name: string) => {
        seen.read += 1
        return records.find(name)
      },
      async *list(prefix: string, after?: string) {
        for await (const name of records.list(prefix, after)) {
          seen.listed += 1
          yield name
        }
      },
    }
    const deps = { ...service().deps, blobs: { ...service().deps.blobs, records: counted } }
    expect(isOlder(await lookForNews(deps))).toBe(false)
    expect(seen).toEqual({ listed: 0, read: 0 })
  })
})
