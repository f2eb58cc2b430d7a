import type { InspectionReport } from '@sac/contracts/inspection/report'
import { keysVersion } from '@sac/contracts/text/keys'
import { uuidArray } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'
import type { CompletedSeal } from '../domain/find-seals.ts'
import type { RetestOrder } from '../domain/retest.ts'
import type { StoredReading } from './same-car.ts'

export type Completion = { revision: number; seal: number; report: InspectionReport; completedAt: Date }

export async function insertCompletion(
  db: Db,
  args: Completion & { inspectionId: string /** Event id of the seal. */; sealedBy: string },
): Promise<void> {
  await db.query(
    `INSERT INTO completions (inspection_id, revision, seal, report, completed_at, sealed_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [args.inspectionId, args.revision, args.seal, JSON.stringify(args.report), args.completedAt, args.sealedBy],
  )
}

/** Oldest first. */
export async function listCompletions(db: Db, { inspectionId }: { inspectionId: string }): Promise<Completion[]> {
  const { rows } = await db.query<Completion>(
    `SELECT revision, seal, report, completed_at AS "completedAt" FROM completions
     WHERE inspection_id = $1 ORDER BY revision`,
    [inspectionId],
  )
  return rows
}

type Asked = { plateKey: string; country: string; fullVin: string | null; except: string | null; limit: number }

/** Newest first: of the car with this plate, unless its full VIN is another one, of the one with this full VIN, and what people linked with these. */
export async function listReadingsOfCar(db: Db, asked: Asked): Promise<StoredReading[]> {
  const { rows } = await db.query<StoredReading>(
    `WITH found AS (
       SELECT inspection_id FROM inspections JOIN completions AS done USING (inspection_id, revision)
       WHERE inspections.vehicle_key = $3 OR (plate_key = $1 AND done.report #>> '{vehicle,country}' = $2
         AND ($3::text IS NULL OR inspections.vehicle_key IS NULL OR inspections.vehicle_key LIKE '%/%')))
     SELECT reading AS value, unit, status, read_at AS at FROM odometer_readings
     WHERE inspection_id IN (SELECT inspection_id FROM found
         UNION ALL SELECT other_id FROM found JOIN linked_inspections USING (inspection_id))
       AND inspection_id IS DISTINCT FROM $4
     ORDER BY read_at DESC LIMIT $5`,
    [asked.plateKey, asked.country, asked.fullVin, asked.except, asked.limit],
  )
  return rows
}

export async function upsertOdometerReading(
  db: Db,
  args: InspectionReport['odometer'] & { inspectionId: string; vin: string; vehicleKey: string | null; at: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO odometer_readings (inspection_id, vin, reading, unit, status, read_at, keys_version, vehicle_key)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (inspection_id) DO UPDATE SET vin = $2, reading = $3, unit = $4, status = $5, read_at = $6,
       keys_version = $7, vehicle_key = $8`,
    [args.inspectionId, args.vin, args.value, args.unit, args.status, args.at, keysVersion, args.vehicleKey],
  )
}

/** One order per failed inspection; an amendment replaces it unless a retest has answered it. */
export async function upsertRetestOrder(
  db: Db,
  args: {
    inspectionId: string
    vin: string
    plate: string
    deadline: string
    checkpoints: readonly string[]
    at: Date
  },
): Promise<void> {
  await db.query(
    `INSERT INTO retest_orders (inspection_id, vin, plate, deadline, checkpoints, ordered_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (inspection_id) DO UPDATE SET vin = $2, plate = $3, deadline = $4, checkpoints = $5
       WHERE retest_orders.answered_by IS NULL`,
    [args.inspectionId, args.vin, args.plate, args.deadline, args.checkpoints, args.at],
  )
}

/** Withdraws an order that no retest has answered (an amendment found no failure); false when there was none. */
export async function deleteOpenRetestOrder(db: Db, { inspectionId }: { inspectionId: string }): Promise<boolean> {
  const { rowCount } = await db.query(`DELETE FROM retest_orders WHERE inspection_id = $1 AND answered_by IS NULL`, [
    inspectionId,
  ])
  return rowCount === 1
}

/** False when no order was open. */
export async function answerRetestOrder(db: Db, args: { inspectionId: string; answeredBy: string }): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE retest_orders SET answered_by = $2 WHERE inspection_id = $1 AND answered_by IS NULL`,
    [args.inspectionId, args.answeredBy],
  )
  return rowCount === 1
}

/** Whether open or answered; null when that test ordered none. */
export async function findRetestOrder(db: Db, { of }: { of: string }): Promise<RetestOrder | null> {
  const { rows } = await db.query<RetestOrder>(
    `SELECT inspection_id AS of, vin, plate, checkpoints, deadline::text AS deadline, answered_by AS "answeredBy"
     FROM retest_orders WHERE inspection_id = $1`,
    [of],
  )
  return rows[0] ?? null
}

/** Which seals have been completed, by inspection. */
export async function listCompletedSeals(
  db: Db,
  inspectionIds: readonly string[],
): Promise<(CompletedSeal & { inspectionId: string })[]> {
  const { rows } = await db.query<CompletedSeal & { inspectionId: string }>(
    `SELECT inspection_id AS "inspectionId", seal, sealed_by AS "eventId" FROM completions WHERE inspection_id = ANY($1::uuid[]) ORDER BY revision`,
    [uuidArray(inspectionIds)],
  )
  return rows
}
