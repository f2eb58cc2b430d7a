// Everything the product holds of a set of inspections, without what may differ between two runs: when and in which order
// lines arrived, and which certificate came first.
import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { Pool } from '@sac/platform/db/create-pool'
import { sha256 } from '../support/simulated-device.ts'
import type { Product } from './open-product.ts'

type StoredLine = { eventId: string; line: string; hash: string }

export type StoredEvidence = {
  /** Exact texts as the gateway and the inspections service hold them, by event id. */
  gateway: StoredLine[]
  service: StoredLine[]
  inspections: {
    inspectionId: string
    status: string
    revision: number
    lateLines: number
    timeline: unknown[]
    /** Hash of the bytes the office is given, by the hash they were announced under. */
    photos: Record<string, string>
    reports: InspectionReport[]
    certificates: { kind: string; result: string; revision: number; status: string; validUntil: string | null }[]
  }[]
  /** Certificate numbers in order. */
  numbers: string[]
  quarantine: unknown[]
  alarms: unknown[]
  deadLetters: number
}

async function linesIn(pool: Pool, schema: 'sync' | 'inspections'): Promise<StoredLine[]> {
  const hash = schema === 'sync' ? 'line_hash' : 'payload_hash'
  const { rows } = await pool.query<StoredLine>(
    `SELECT event_id AS "eventId", line, encode(${hash}, 'hex') AS hash FROM ${schema}.lines ORDER BY event_id`,
  )
  return rows
}

async function inspectionOf({ office }: Product, inspectionId: string): Promise<StoredEvidence['inspections'][number]> {
  const found = await office.findInspection(inspectionId)
  if (!found) throw new Error(`the office does not know ${inspectionId}`)
  const { inspection, timeline, blobs, completions } = found
  const { status, revision, lateLines } = inspection
  const photos: Record<string, string> = {}
  for (const { sha256: named } of blobs.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)))
    photos[named] = sha256(await office.photo(inspectionId, named))
  const certificates = await office.certificates(inspectionId)
  return {
    inspectionId,
    status,
    revision,
    lateLines,
    timeline: timeline.map(({ receivedAt: _receivedAt, arrived: _arrived, ...entry }) => entry),
    photos,
    reports: completions.map(({ report }) => report),
    certificates: certificates.map(({ kind, result, revision: of, status: is, validUntil }) => ({
      kind,
      result,
      revision: of,
      status: is,
      validUntil,
    })),
  }
}

/** Reads what is stored of these inspections and all numbers given out. */
export async function readEvidence(product: Product, inspectionIds: readonly string[]): Promise<StoredEvidence> {
  const { database, office } = product
  const certificates = await office.certificates()
  const alarms = await database.pool.query('SELECT kind, detail FROM sync.device_alarms')
  return {
    gateway: await linesIn(database.pool, 'sync'),
    service: await linesIn(database.pool, 'inspections'),
    inspections: await Promise.all(inspectionIds.map((id) => inspectionOf(product, id))),
    numbers: certificates.flatMap(({ number }) => number ?? []).toSorted(),
    quarantine: await office.quarantine(),
    alarms: alarms.rows,
    deadLetters: (await office.groups()).reduce((sum, group) => sum + group.deadLetters, 0),
  }
}

/** The running numbers inside certificate numbers. */
export const sequencesOf = (numbers: readonly string[]): number[] =>
  numbers.map((number) => Number(number.split('-')[2]))
