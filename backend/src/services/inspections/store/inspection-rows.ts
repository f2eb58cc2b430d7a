import type { Db } from '@sac/platform/db/db'
import type { Reason } from '../domain/reason.ts'

export type InspectionStatus =
  | 'in-progress'
  | 'received'
  | 'conflict'
  | 'quarantined'
  | 'needs-date'
  | 'complete'
  | 'certified'

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
  centreId: string | null
  inspectorId: string | null
  result: string | null
  testedAt: Date | null
  flags: readonly string[]
  certificateNumber: string | null
  startedAt: Date | null
  updatedAt: Date
  retestOf: string | null
}

const columns = `inspection_id AS "inspectionId", status, seal, revision, reasons, late_lines AS "lateLines",
  appointment_id AS "appointmentId", kind, vin, plate, centre_id AS "centreId", inspector_id AS "inspectorId", result,
  tested_at AS "testedAt", flags, certificate_number AS "certificateNumber", started_at AS "startedAt",
  updated_at AS "updatedAt", retest_of AS "retestOf"`

export async function findInspection(
  db: Db,
  { inspectionId }: { inspectionId: string },
): Promise<InspectionRow | null> {
  const { rows } = await db.query<InspectionRow>(`SELECT ${columns} FROM inspections WHERE inspection_id = $1`, [
    inspectionId,
  ])
  return rows[0] ?? null
}

/** Newest change first, at most `limit`; `search` matches the beginning of plate or VIN. */
export async function listInspections(
  db: Db,
  { status, search, limit }: { status: InspectionStatus | null; search: string | null; limit: number },
): Promise<InspectionRow[]> {
  const { rows } = await db.query<InspectionRow>(
    `SELECT ${columns} FROM inspections
     WHERE ($1::text IS NULL OR status = $1)
       AND ($2::text IS NULL OR plate LIKE $2 || '%' OR vin LIKE $2 || '%')
     ORDER BY updated_at DESC LIMIT $3`,
    [status, search, limit],
  )
  return rows
}

/** Writes the whole row as it is now; the caller holds the inspection's lock. */
export async function upsertInspection(db: Db, row: InspectionRow): Promise<void> {
  await db.query(
    `INSERT INTO inspections (inspection_id, status, seal, revision, reasons, late_lines, appointment_id, kind, vin, plate,
       centre_id, inspector_id, result, tested_at, flags, certificate_number, started_at, updated_at, retest_of)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     ON CONFLICT (inspection_id) DO UPDATE SET status = $2, seal = $3, revision = $4, reasons = $5, late_lines = $6,
       appointment_id = $7, kind = $8, vin = $9, plate = $10, centre_id = $11, inspector_id = $12, result = $13,
       tested_at = $14, flags = $15, certificate_number = $16, started_at = $17, updated_at = $18,
       retest_of = $19`,
    [
      row.inspectionId,
      row.status,
      row.seal,
      row.revision,
      JSON.stringify(row.reasons),
      row.lateLines,
      row.appointmentId,
      row.kind,
      row.vin,
      row.plate,
      row.centreId,
      row.inspectorId,
      row.result,
      row.testedAt,
      row.flags,
      row.certificateNumber,
      row.startedAt,
      row.updatedAt,
      row.retestOf,
    ],
  )
}

/** Retests of a failed test that have not been completed. */
export async function listUncompletedRetests(db: Db, { of }: { of: string }): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT inspection_id AS id FROM inspections WHERE retest_of = $1 AND revision = 0 ORDER BY inspection_id`,
    [of],
  )
  return rows.map(({ id }) => id)
}
