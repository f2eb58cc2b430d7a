import type { InspectionStatus } from '@sac/contracts/http/inspection-records'
import { uuidArray } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'
import type { Reason } from '../domain/reason.ts'
import { keysOf } from './vehicle-keys.ts'

export type InspectionRow = {
  inspectionId: string
  status: InspectionStatus
  seal: number | null
  revision: number
  reasons: readonly Reason[]
  lateLines: number
  appointmentId: string | null
  kind: string | null
  vin: string | null
  plate: string | null
  vehicleKey: string | null
  centreId: string | null
  inspectorId: string | null
  result: string | null
  testedAt: Date | null
  flags: readonly string[]
  certificateNumber: string | null
  startedAt: Date | null
  updatedAt: Date
  retestOf: string | null
  strangers: readonly string[]
}

/** Of an InspectionRow. */
export const columns = `inspection_id AS "inspectionId", status, seal, revision, reasons, late_lines AS "lateLines",
  appointment_id AS "appointmentId", kind, vin, plate, vehicle_key AS "vehicleKey",
  centre_id AS "centreId", inspector_id AS "inspectorId", result,
  tested_at AS "testedAt", flags, certificate_number AS "certificateNumber", started_at AS "startedAt",
  updated_at AS "updatedAt", retest_of AS "retestOf", strangers`

export async function findInspection(
  db: Db,
  { inspectionId }: { inspectionId: string },
): Promise<InspectionRow | null> {
  const { rows } = await db.query<InspectionRow>(`SELECT ${columns} FROM inspections WHERE inspection_id = $1`, [
    inspectionId,
  ])
  return rows[0] ?? null
}

type Day = { centreId: string; since: Date; from: Date; to: Date; limit: number }

/** Of a centre: begun between `from` and `to`, or since `since` and still under way. The latest first. */
export async function listOfDay(db: Db, { centreId, since, from, to, limit }: Day): Promise<InspectionRow[]> {
  const { rows } = await db.query<InspectionRow>(
    `SELECT ${columns} FROM inspections WHERE centre_id = $1 AND started_at >= $2 AND started_at < $4
       AND (started_at >= $3 OR status = 'in-progress')
     ORDER BY started_at DESC LIMIT $5`,
    [centreId, since, from, to, limit],
  )
  return rows
}

/** Those of them that have a row. */
export async function listInspectionsById(db: Db, inspectionIds: readonly string[]): Promise<InspectionRow[]> {
  const { rows } = await db.query<InspectionRow>(
    `SELECT ${columns} FROM inspections WHERE inspection_id = ANY($1::uuid[])`,
    [uuidArray(inspectionIds)],
  )
  return rows
}

const written = `(inspection_id uuid, status text, seal integer, revision integer, reasons jsonb, late_lines integer,
  appointment_id uuid, kind text, vin text, plate text, centre_id text, inspector_id uuid, result text, tested_at timestamptz,
  flags text[], certificate_number text, started_at timestamptz, updated_at timestamptz, retest_of uuid, keys_version integer,
  plate_key text, vin_key text, vehicle_key text, strangers uuid[])`

/** Writes whole rows as they are now, each inspection at most once; the caller holds the inspections' locks. */
export async function upsertInspections(db: Db, rows: readonly InspectionRow[]): Promise<void> {
  await db.query(
    `INSERT INTO inspections (inspection_id, status, seal, revision, reasons, late_lines, appointment_id, kind, vin, plate,
       centre_id, inspector_id, result, tested_at, flags, certificate_number, started_at, updated_at, retest_of, keys_version,
       plate_key, vin_key, vehicle_key, strangers)
     SELECT * FROM json_to_recordset($1::json) AS given ${written}
     ON CONFLICT (inspection_id) DO UPDATE SET status = excluded.status, seal = excluded.seal, revision = excluded.revision,
       reasons = excluded.reasons, late_lines = excluded.late_lines, appointment_id = excluded.appointment_id,
       kind = excluded.kind, vin = excluded.vin, plate = excluded.plate, centre_id = excluded.centre_id,
       inspector_id = excluded.inspector_id, result = excluded.result, tested_at = excluded.tested_at,
       flags = excluded.flags, certificate_number = excluded.certificate_number, started_at = excluded.started_at,
       updated_at = excluded.updated_at, retest_of = excluded.retest_of, keys_version = excluded.keys_version,
       plate_key = excluded.plate_key, vin_key = excluded.vin_key, vehicle_key = excluded.vehicle_key,
       strangers = excluded.strangers`,
    [JSON.stringify(rows.map(toColumns))],
  )
}

const toColumns = (row: InspectionRow) => ({
  inspection_id: row.inspectionId,
  status: row.status,
  seal: row.seal,
  revision: row.revision,
  reasons: row.reasons,
  late_lines: row.lateLines,
  appointment_id: row.appointmentId,
  kind: row.kind,
  vin: row.vin,
  plate: row.plate,
  centre_id: row.centreId,
  inspector_id: row.inspectorId,
  result: row.result,
  tested_at: row.testedAt,
  flags: row.flags,
  certificate_number: row.certificateNumber,
  started_at: row.startedAt,
  updated_at: row.updatedAt,
  retest_of: row.retestOf,
  ...keysOf(row),
  strangers: row.strangers,
})

/** Retests of these failed tests that have not been completed. */
export async function listUncompletedRetests(db: Db, failedTests: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT inspection_id AS id FROM inspections WHERE retest_of = ANY($1::uuid[]) AND revision = 0 ORDER BY inspection_id`,
    [uuidArray(failedTests)],
  )
  return rows.map(({ id }) => id)
}
