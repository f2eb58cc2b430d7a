// The calm after the faults: everything has to become well by itself, within a time.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Installation } from './installation.ts'
import type { TirelessDevice } from './tireless-device.ts'

type Calm = { installation: Installation; devices: readonly TirelessDevice[]; calmMs: number }

/** Resolves with what is still missing when the time is over; empty as soon as all is well. */
export async function untilCalm(calm: Calm): Promise<string[]> {
  for (const deadline = performance.now() + calm.calmMs; ; await sleep(500)) {
    const missing = await listMissing(calm).catch((error: unknown) => [
      `the database does not answer: ${String(error)}`,
    ])
    if (missing.length === 0 || performance.now() > deadline) return missing
  }
}

async function listMissing({ installation, devices }: Calm): Promise<string[]> {
  const { processes, database } = installation
  const undelivered = devices.filter((device) => !device.isDelivered()).length
  const states = await Promise.all(processes.map(async ({ name, readiness }) => ({ name, ...(await readiness()) })))
  const recorded = devices.flatMap(({ inspections }) => inspections.map(({ inspectionId }) => inspectionId))
  const [counts] = await database.query<Record<string, number>>(waiting, [recorded])
  return [
    ...(undelivered === 0 ? [] : [`${undelivered} devices have not delivered all`]),
    ...states.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail.slice(0, 200)}`),
    ...Object.entries(counts ?? {}).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`])),
  ]
}

const schemas = ['sync', 'inspections', 'certificates', 'vehicles', 'appointments', 'payments', 'notifications']
const sumOf = (tables: readonly string[]) => tables.map((table) => `(SELECT count(*) FROM ${table})`).join(' + ')

// A verdict is the last step of an inspection: over two topics and three groups back to the gateway.
const waiting = `SELECT
  (${sumOf(schemas.map((schema) => `${schema}.bus_parked`))})::int AS "messages parked",
  (${sumOf(schemas.map((schema) => `${schema}.bus_outbox`))})::int AS "rows in an outbox",
  (SELECT count(*) FROM unnest($1::uuid[]) AS recorded (id) WHERE NOT EXISTS (
     SELECT FROM certificates.certificates AS paper WHERE paper.inspection_id = recorded.id AND paper.status = 'valid'
   ))::int AS "inspections without a paper",
  (SELECT count(*) FROM unnest($1::uuid[]) AS recorded (id) WHERE NOT EXISTS (
     SELECT FROM sync.feed WHERE entity = 'verdict' AND feed.id = recorded.id::text
       AND value->>'status' IN ('certified', 'complete')
   ))::int AS "inspections nobody is told of"`
