// Which tests are of the car of one inspection: those of the same key (contracts, inspection/vehicle-identity), and whatever people
// linked with any of them.
import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { Db } from '@sac/platform/db/db'
import type { VehicleBefore } from '../domain/vehicle-before.ts'

/** `vehicleKey`: of the inspection as it is now; null where nothing but a person links it. `before`: the instant of its test. */
export type AskedCar = { inspectionId: string; vehicleKey: string | null; before: Date }

// $1 inspection, $2 its key. A key is followed where a link led to it, and not again from each inspection it leads to.
const sameCar = `WITH RECURSIVE car (inspection_id, vehicle_key, by_key) AS (
    SELECT $1::uuid, $2::text, false
    UNION
    SELECT next.inspection_id, next.vehicle_key, next.by_key FROM car, LATERAL (
      SELECT inspection_id, vehicle_key, true AS by_key FROM inspections
      WHERE NOT car.by_key AND vehicle_key = car.vehicle_key
      UNION ALL
      SELECT other.inspection_id, other.vehicle_key, false FROM linked_inspections AS link
        JOIN inspections AS other ON other.inspection_id = link.other_id
      WHERE link.inspection_id = car.inspection_id
    ) AS next WHERE next.inspection_id <> $1),
  -- By the key of the reading too: what was completed a moment ago has no other yet. Asked for each of the car's few inspections:
  -- joined, they are taken for hundreds, for which the whole table is read while it holds some ten thousand readings.
  readings AS (
    SELECT own.* FROM (SELECT DISTINCT vehicle_key FROM car) AS key, LATERAL (
      SELECT * FROM odometer_readings WHERE vehicle_key = key.vehicle_key OFFSET 0) AS own
    UNION SELECT own.* FROM car, LATERAL (
      SELECT * FROM odometer_readings WHERE inspection_id = car.inspection_id OFFSET 0) AS own)`

export type StoredReading = InspectionReport['odometer'] & { at: Date }

/** As many as may lie between an instrument's fitting and now. */
const readingsCompared = 50

/** Of the inspection itself; null while it has not been completed. */
export async function findReading(
  db: Db,
  { inspectionId }: Pick<AskedCar, 'inspectionId'>,
): Promise<StoredReading | null> {
  const { rows } = await db.query<StoredReading>(
    `SELECT reading AS value, unit, status, read_at AS at FROM odometer_readings WHERE inspection_id = $1`,
    [inspectionId],
  )
  return rows[0] ?? null
}

export type EarlierReading = StoredReading & { inspectionId: string }

/** The last readings of the car before its test, newest first, as many as are compared; a test that was given up has none. */
export async function listEarlierReadings(
  db: Db,
  { inspectionId, vehicleKey, before }: AskedCar,
): Promise<EarlierReading[]> {
  const { rows } = await db.query<EarlierReading>(
    `${sameCar}
     SELECT inspection_id AS "inspectionId", reading AS value, unit, status, read_at AS at FROM readings
     WHERE inspection_id <> $1 AND read_at < $3 ORDER BY read_at DESC LIMIT $4`,
    [inspectionId, vehicleKey, before, readingsCompared],
  )
  return rows
}

/** The car as a completed test has it last. */
export async function findVehicleAt(
  db: Db,
  { inspectionId }: Pick<AskedCar, 'inspectionId'>,
): Promise<VehicleBefore | null> {
  const { rows } = await db.query<VehicleBefore>(
    `SELECT inspection_id AS "inspectionId", report ->> 'testedAt' AS "testedAt", report -> 'vehicle' AS vehicle
     FROM completions WHERE inspection_id = $1 ORDER BY revision DESC LIMIT 1`,
    [inspectionId],
  )
  return rows[0] ?? null
}
