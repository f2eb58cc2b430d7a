// An older dump of the database is put back while photos, PDFs, keys and, where there is one, Kafka stand as they are now.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Verification } from '@sac/contracts/certificate/verification'
import type { CertificateSummary } from '@sac/contracts/http/certificates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyDatabase, createDatabase, type TestDatabase } from '../support/create-database.ts'
import { enrolDevice, type SimulatedDevice, signIn } from '../support/simulated-device.ts'
import { type Stack, startStack } from '../support/start-stack.ts'
import { deliverBlobs, deliverLines, inBatches } from './deliver.ts'
import { digitsOf, type Office, openOffice } from './office.ts'
import { checkPaper, soundPaper } from './paper.ts'
import { runRestore } from './run-restore.ts'
import { sequencesOf } from './stored-evidence.ts'
import { until } from './until.ts'
import { untilVerdict } from './verdict-of.ts'
import { type Inspection, recordInspection, type Story } from './whole-inspection.ts'

/** A paper as its holder has it, and what the product says of it. */
type Paper = {
  summary: CertificateSummary
  pdf: Uint8Array
  /** null on a refusal. */
  digits: string | null
  verification: Verification | null
}

/** Without when it was asked. */
const timeless = (verification: Verification | null) =>
  verification?.status ? { ...verification, status: { ...verification.status, checkedAt: null } } : verification

type Waiting = { ready: { ok: boolean; parts: { consumers: { reason?: string } } }; uploaded: number; numbers: number }

export function describeRestore({ brokers }: { brokers: () => readonly string[] | undefined }): void {
  let dataFolder: string
  let database: TestDatabase
  let dump: TestDatabase
  let stack: Stack
  let office: Office
  let device: SimulatedDevice
  let papers: Paper[]
  let waiting: Waiting
  let port: number | undefined
  const seen: Inspection[] = []
  let late: Inspection
  /** Numbers handed out since the dump. */
  const since: string[] = []
  let checked: Awaited<ReturnType<typeof runRestore>>

  const envOf = (url: string) => {
    const kafka = brokers()
    return { DATABASE_URL: url, ...(kafka ? { KAFKA_BROKERS: kafka.join(',') } : {}) }
  }
  const check = (url: string) => runRestore(['check'], { ...envOf(url), DATA_DIR: dataFolder })

  const start = async (url: string, untilWhat: 'ready' | 'listening' = 'ready') => {
    const env = envOf(url)
    stack = await startStack({ dataFolder, env, until: untilWhat, ...(port === undefined ? {} : { port }) })
    port = Number(new URL(stack.url).port)
    office = await openOffice(stack.url)
  }
  const record = (story: Story = {}) => {
    const inspection = recordInspection(device, story)
    seen.push(inspection)
    return inspection
  }
  const deliver = async () => {
    await deliverLines(device, inBatches(device.lines, 500))
    await deliverBlobs(device, device.blobs)
  }
  const certificateOf = async ({ inspectionId }: Inspection) => {
    const sealed = async () =>
      (await office.certificates(inspectionId)).findLast(({ status }) => status !== 'issuing') ?? null
    return (await until(sealed, { what: 'the paper' })).certificateId
  }
  const certify = async (story: Story = {}) => {
    const inspection = record(story)
    await deliver()
    return certificateOf(inspection)
  }
  const reissue = async (certificateId: string) => {
    const { inspectionId } = await office.certificate(certificateId)
    const response = await office.change('reissue', certificateId, { corrections: { plate: 'RE-123-IS' } })
    expect(response.status).toBe(202)
    const isReplaced = async () =>
      (await office.certificates(inspectionId)).some(({ revision, status }) => revision === 2 && status === 'valid')
        ? true
        : null
    await until(isReplaced, { what: 'the corrected paper' })
  }
  const paperOf = async (summary: CertificateSummary): Promise<Paper> => {
    const detail = await office.certificate(summary.certificateId)
    const digits = detail.verifyUrl === null ? null : digitsOf(detail)
    const verification = digits === null ? null : await office.verify(digits)
    return { summary, pdf: await office.pdf(summary.certificateId), digits, verification }
  }
  /** The witness of the newest paper cannot be read for a while, so that issuing waits long enough to be looked at. */
  const whileDamaged = async (work: () => Promise<void>) => {
    const newest = Math.max(...papers.map(({ verification }) => verification?.facts?.statusIndex ?? 0))
    const name = String(newest).padStart(9, '0')
    const year = new Date().getUTCFullYear()
    const path = join(dataFolder, `blobs/records/papers/${year}/${name.slice(0, 3)}/${name.slice(3, 6)}/${name}`)
    const whole = await readFile(path)
    await rm(path)
    await writeFile(path, 'not what was kept')
    await work()
    await rm(path)
    await writeFile(path, whole)
  }

  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'sac-restore-'))
    database = await createDatabase()
    await start(database.url)
    device = await enrolDevice(stack.url, await signIn(stack.url, 'inspector@demo.test'))
    const [revoked, corrected] = [await certify(), await certify({ finds: 'minor' })]
    // On its way when the dump is taken.
    record()
    await deliver()
    await stack.stop()
    dump = await copyDatabase(database)
    await start(database.url)

    const [reissued, failed] = [await certify(), await certify({ finds: 'major' })]
    for (const id of [reissued, failed]) since.push((await office.certificate(id)).number ?? '')
    await certify({ ends: 'abandoned' })
    await reissue(corrected)
    await reissue(reissued)
    for (const id of [revoked, failed])
      expect((await office.change('revoke', id, { reason: 'issued-in-error' })).status).toBe(202)
    for (const inspection of seen) await certificateOf(inspection)
    papers = await Promise.all((await office.certificates()).map(paperOf))
    await untilKept()
    await stack.kill()

    await whileDamaged(async () => {
      checked = await check(dump.url)
      await start(dump.url, 'listening')
      late = record()
      const ready = async () => {
        const answer = (await (await fetch(`${stack.url}/ready`)).json()) as Waiting['ready']
        return answer.parts.consumers.reason?.includes('cannot be read') ? answer : null
      }
      const said = await until(ready, { what: '/ready to say why issuing waits' })
      const before = (await office.certificates()).length
      await deliver()
      const uploaded = (await device.probe()).watermark.contiguous
      waiting = { ready: said, uploaded, numbers: (await office.certificates()).length - before }
    })
    const isReady = async () => ((await fetch(`${stack.url}/ready`)).ok ? true : null)
    await until(isReady, { what: 'issuing to go on by itself' })
    await certificateOf(late)
  })

  // Published statuses are kept outside: in the embedded form they are all that tells of them.
  const untilKept = async () => {
    const year = new Date().getUTCFullYear()
    const isPublished = async () => {
      const { rows } = await database.pool.query<{ done: boolean }>(
        'SELECT published_seq = change_seq AS done FROM certificates.status_years WHERE year = $1',
        [year],
      )
      return rows[0]?.done ? true : null
    }
    await until(isPublished, { what: 'the statuses to be published' })
  }

  afterAll(async () => {
    await stack?.stop()
    await Promise.all([database?.drop(), dump?.drop()])
    await rm(dataFolder, { recursive: true, force: true })
  })

  describe('after an older dump was put back', () => {
    test('issuing waited, with its reason, while uploads were taken', () => {
      expect(waiting.ready.ok).toBe(false)
      expect(waiting.ready.parts.consumers.reason).toContain('the database is older than')
      expect(waiting.uploaded).toBe(device.lines.length)
      expect(waiting.numbers).toBe(0)
    })

    test('a check says beforehand what is missing and what cannot be read, and afterwards that nothing is', async () => {
      expect(checked.code).toBe(1)
      expect(checked.text).toMatch(
        /^! .* older than \d+ papers, 1 refusal, changes of status in \d{4}\. The next start/m,
      )
      for (const number of since) expect(checked.text).toContain(`    ${number} r`)
      expect(checked.text).toContain('cannot be read, and issuing waits')
      const after = await check(dump.url)
      expect(after.text).toContain('- The database knows every paper that left the house.')
      expect(after.text.split('\n').filter((line) => line.startsWith('!'))).toEqual([])
      expect(after.code).toBe(0)
    })

    test('every paper handed out says what it said before, and opens', async () => {
      expect(papers.map(({ summary }) => summary.status).toSorted()).toEqual([
        'revoked',
        'revoked',
        'superseded',
        'superseded',
        'valid',
        'valid',
        'valid',
        'valid',
      ])
      for (const { summary, pdf, digits, verification } of papers) {
        const { certificateId, version: _version, ...same } = summary
        const detail = await office.certificate(certificateId)
        expect(detail).toMatchObject(same)
        expect(Buffer.from(await office.pdf(certificateId)).equals(pdf)).toBe(true)
        if (digits === null) continue
        expect(timeless(await office.verify(digits))).toEqual(timeless(verification))
        const posted = await office.post('/api/v1/verify/pdf', { digits })
        expect(Buffer.from(await posted.arrayBuffer()).equals(pdf)).toBe(true)
        expect(await checkPaper(stack.url, pdf)).toEqual(soundPaper(detail.verifyUrl))
      }
    })

    test('numbers go on above those handed out, and none names two inspections', async () => {
      const all = await office.certificates()
      const [next] = all.filter(({ inspectionId }) => inspectionId === late.inspectionId)
      const handedOut = papers.flatMap(({ summary }) => summary.number ?? [])
      const [highest = 0] = sequencesOf([next?.number ?? ''])
      expect(highest).toBeGreaterThan(Math.max(...sequencesOf(handedOut)))
      const owners = new Map<string, Set<string>>()
      for (const { number, inspectionId } of [...all, ...papers.map(({ summary }) => summary)])
        if (number !== null) owners.set(number, (owners.get(number) ?? new Set()).add(inspectionId))
      expect([...owners.values()].filter(({ size }) => size !== 1)).toEqual([])
      expect(all.map(({ inspectionId }) => inspectionId).toSorted()).toEqual(
        [...papers.map(({ summary }) => summary.inspectionId), late.inspectionId].toSorted(),
      )
    })

    test('inspections sent again are certified by the papers there were, and their inspector is told', async () => {
      for (const { inspectionId } of seen) {
        const [certificate] = await office.certificates(inspectionId)
        if (certificate?.number === null) await office.untilInspection(inspectionId, 'complete')
        else {
          const { inspection } = await office.untilInspection(inspectionId, 'certified')
          expect(inspection.certificateNumber).toBe(certificate?.number)
          await untilVerdict(device, inspectionId, 'certified')
        }
      }
    })
  })
}
