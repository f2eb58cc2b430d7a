// Reads everything there is at the end of a run: rows, papers, photos, facts.

import type { Installation } from './installation.ts'
import type { Desk } from './office-desk.ts'
import type { HandedOut, PaperCollector } from './paper-collector.ts'
import { sha256Of } from './poison.ts'
import { readFacts } from './read-facts.ts'
import type { DeadLetter, Poisoned, ShownPaper, Snapshot } from './snapshot.ts'
import type { TirelessDevice } from './tireless-device.ts'

const messagingSchemas = [
  'sync',
  'inspections',
  'certificates',
  'vehicles',
  'appointments',
  'payments',
  'notifications',
] as const

export type Collecting = {
  installation: Installation
  desk: Desk
  collector: PaperCollector
  devices: readonly TirelessDevice[]
  poison: readonly Poisoned[]
  neverHit: readonly string[]
  restored: boolean
}

export async function collectSnapshot(collecting: Collecting): Promise<Snapshot> {
  const { installation, desk, collector, devices, poison, neverHit, restored } = collecting
  await collector.collect('all').catch(() => undefined)
  const papers: ShownPaper[] = []
  for (const paper of collector.papers.values()) papers.push(await show(desk, paper))
  return {
    recorded: { ...recordedOn(devices), poison },
    devices: devices.map(({ device, acknowledged, complaints }) => ({
      deviceId: device.deviceId,
      head: device.lines.length,
      contiguous: acknowledged(),
      complaints,
    })),
    ...(await readRows(installation)),
    papers,
    photos: await fetchPhotos(desk, devices),
    groups: await desk.listGroups().catch(() => [{ group: 'the office does not answer:', lag: -1 }]),
    processes: await Promise.all(
      installation.processes.map(async ({ name, readiness }) => ({ name, ...(await readiness()) })),
    ),
    facts: restored ? [] : await readFacts(installation),
    neverHit,
  }
}

function recordedOn(devices: readonly TirelessDevice[]): Pick<Snapshot['recorded'], 'lines' | 'inspections'> {
  return {
    lines: devices.flatMap(({ device }) =>
      device.lines.map(({ line, text }) => ({
        eventId: line.eventId,
        inspectionId: line.inspectionId,
        deviceId: device.deviceId,
        seq: line.seq,
        sha256: sha256Of(Buffer.from(text)),
      })),
    ),
    inspections: devices.flatMap(({ inspections }) =>
      inspections.map(({ inspectionId, ends, bay, defect }) => ({
        inspectionId,
        ends,
        photos: [bay.sha256, ...(defect ? [defect.sha256] : [])],
      })),
    ),
  }
}

async function readRows({ database: { query } }: Installation) {
  const count = async (sql: string) =>
    (await query<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`))[0]?.count ?? -1
  const counts = async (schemas: readonly string[], table: string) =>
    Promise.all(schemas.map(async (schema) => ({ schema, count: await count(`${schema}.${table}`) })))
  const linesOf = (schema: string, hash: string) =>
    query<{ eventId: string; sha256: string }>(
      `SELECT event_id AS "eventId", encode(${hash}, 'hex') AS sha256 FROM ${schema}.lines`,
    )
  return {
    gateway: {
      lines: await linesOf('sync', 'line_hash'),
      quarantined: await count('sync.quarantined_lines'),
      conflicts: await count('sync.line_conflicts'),
    },
    service: {
      lines: await linesOf('inspections', 'payload_hash'),
      unusable: await count('inspections.unusable_lines'),
      inspections: await query<Snapshot['service']['inspections'][number]>(
        `SELECT inspection_id AS "inspectionId", status, revision, reasons::text AS reasons FROM inspections.inspections`,
      ),
    },
    verdicts: await query<Snapshot['verdicts'][number]>(
      `SELECT id AS "inspectionId", value->>'status' AS status FROM sync.feed WHERE entity = 'verdict' AND value IS NOT NULL`,
    ),
    certificates: await query<Snapshot['certificates'][number]>(
      `SELECT certificate_id AS "certificateId", inspection_id AS "inspectionId", number, revision, kind, status
       FROM certificates.certificates ORDER BY number, revision`,
    ),
    deadLetters: (await Promise.all(messagingSchemas.map((schema) => listDeadLetters(query, schema)))).flat(),
    parked: await counts(messagingSchemas, 'bus_parked'),
    outbox: await counts(messagingSchemas, 'bus_outbox'),
  }
}

const listDeadLetters = (query: Installation['database']['query'], schema: string) =>
  query<DeadLetter>(
    `SELECT consumer_group AS "group", topic, partition, "offset"::int AS "offset", reason,
            encode(sha256(payload), 'hex') AS sha256 FROM ${schema}.bus_dead_letter`,
  )

async function show(desk: Desk, paper: HandedOut): Promise<ShownPaper> {
  const { certificateId, inspectionId, number, digits, pdfSha256 } = paper
  const pdfNow = await desk.fetchPdf(certificateId).then(sha256Of, () => null)
  const shown = { certificateId, inspectionId, number, pdfSha256, pdfNow, hasQr: digits !== null }
  try {
    const { state, facts } = await desk.verify(digits === null ? { pdfSha256 } : { digits })
    return { ...shown, state, verifiedNumber: facts?.number ?? null }
  } catch (error) {
    return { ...shown, state: `no answer (${String(error)})`, verifiedNumber: null }
  }
}

async function fetchPhotos(desk: Desk, devices: readonly TirelessDevice[]): Promise<Snapshot['photos']> {
  const photos: Snapshot['photos'][number][] = []
  for (const { inspectionId, photos: own } of recordedOn(devices).inspections) {
    for (const sha256 of own) {
      const served = await desk.fetchPhoto(inspectionId, sha256).then(sha256Of, () => null)
      photos.push({ inspectionId, sha256, served })
    }
  }
  return photos
}
