// The service, a dump of its database from some moment, and the service again on that dump, with keys and blobs as they are now.
import { join } from 'node:path'
import { parseNumber } from '@sac/contracts/certificate/number'
import { toDigits } from '@sac/contracts/certificate/qr-digits'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { uuidv7 } from '@sac/platform/ids'
import { copyDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { reissueCertificate } from '../handlers/reissue-certificate.ts'
import { verify } from '../handlers/verify.ts'
import { adoptNews } from '../restore/adopt-news.ts'
import { noFacts } from '../restore/read-facts.ts'
import { sealCertificate } from '../sealing/seal-certificates.ts'
import { findCertificate } from '../store/certificate-rows.ts'
import { changeByTwo } from './change-by-two.ts'
import { type OpenCertificates, openCertificates } from './open-certificates.ts'
import { sampleReport } from './sample-report.ts'

let reports = 0

/** A report of an inspection and a car of its own. */
export function newReport(changes: Partial<InspectionReport> = {}): InspectionReport {
  reports += 1
  const vin = `WVWZZZ1KZAW${String(reports).padStart(6, '0')}`
  return sampleReport({ ...changes, inspectionId: uuidv7(), vehicle: { ...sampleReport().vehicle, vin } })
}

let first: OpenCertificates
let now: OpenCertificates
let dump: TestDatabase | undefined

/** The service that runs. */
export const service = (): OpenCertificates => now

export async function openFirst(): Promise<void> {
  first = await openCertificates()
  now = first
  dump = undefined
}

export async function closeBoth(): Promise<void> {
  if (now !== first) await now.deps.renderer.close()
  await dump?.drop()
  await first.close()
}

export async function takeDump(): Promise<void> {
  dump = await copyDatabase(first.database, { schema: 'certificates' })
}

/** From here on the service runs on the older database. */
export async function putBack(): Promise<void> {
  if (!dump) throw new Error('there is no dump')
  now = await openCertificates({ database: dump, folder: first.folder })
  now.clock.now = new Date('2026-11-24T09:00:00.000Z')
}

export const adopt = () => adoptNews(now.deps, { readFacts: () => Promise.resolve(noFacts) })

export async function rowOf(certificateId: string) {
  const row = await findCertificate(now.deps.pool, { certificateId })
  if (!row) throw new Error('the database does not know this certificate')
  return row
}

export const digitsOf = async (certificateId: string) => toDigits((await rowOf(certificateId)).cose ?? Buffer.of())
export const stateOf = async (digits: string) => (await verify(now.deps, { digits }))?.state
export const sequenceOf = async (certificateId: string) =>
  parseNumber((await rowOf(certificateId)).number ?? '')?.sequence

const command = async (certificateId: string) => ({
  commandId: uuidv7(),
  version: (await rowOf(certificateId)).version,
  reason: 'other' as const,
  note: 'a test',
})

export const change = async (certificateId: string, kind: 'revoke' | 'suspend' | 'reinstate') =>
  changeByTwo(now.deps, { change: kind, certificateId, command: await command(certificateId), actorId: uuidv7() })

/** Returns the id of the sealed successor. */
export async function reissue(certificateId: string): Promise<string> {
  const corrections = { plate: 'RE-123-IS' }
  const given = { certificateId, command: { ...(await command(certificateId)), corrections }, actorId: uuidv7() }
  await reissueCertificate(now.deps, given)
  const successor = now.queued.at(-1) ?? ''
  await sealCertificate(now.deps, { certificateId: successor })
  return successor
}

const failingId = (): string => {
  throw new Error('the transaction fails')
}

/** The transaction of a seal fails after its witness was kept. */
export async function failToSeal(certificateId: string): Promise<void> {
  await sealCertificate({ ...now.deps, newId: failingId }, { certificateId }).then(
    () => Promise.reject(new Error('it did not fail')),
    (error: Error) => {
      if (error.message !== 'the transaction fails') throw error
    },
  )
}

export async function countEvents(action: string): Promise<number> {
  const { rows } = await now.database.pool.query('SELECT 1 FROM audit_events WHERE action = $1', [action])
  return rows.length
}

export const pathOf = (record: string) => join(first.folder, 'records', record)
export const paperName = (index: number) => `papers/2026/000/000/${String(index).padStart(9, '0')}`
