import type { Db } from '@sac/platform/db/db'
import { toJsonb } from './to-jsonb.ts'

/** `key`: what links the tests of one vehicle (contracts, inspection/vehicle-identity). A full VIN is its own key. */
type History = { key: string; inspectionId: string; testedAt: Date; value: Record<string, unknown> }

/** Remembers under which key a test was; true unless a later test of this vehicle is known. */
export async function upsertHistory(db: Db, { key, inspectionId, testedAt, value }: History): Promise<boolean> {
  const { rowCount } = await db.query(
    `WITH tested AS (
       INSERT INTO tested_vehicles (inspection_id, key) VALUES ($2, $1) ON CONFLICT (inspection_id) DO UPDATE SET key = $1
     )
     INSERT INTO vehicle_history AS known (vin, inspection_id, tested_at, value) VALUES ($1, $2, $3, $4)
     ON CONFLICT (vin) DO UPDATE SET inspection_id = $2, tested_at = $3, value = $4 WHERE known.tested_at <= $3`,
    [key, inspectionId, testedAt, toJsonb(value)],
  )
  return rowCount === 1
}

/** Two tests that are of one car in the word of people. */
type Link = { inspectionId: string; earlierId: string }

export async function insertLinkIfAbsent(db: Db, { inspectionId, earlierId }: Link): Promise<void> {
  await db.query('INSERT INTO vehicle_links (inspection_id, earlier_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    inspectionId,
    earlierId,
  ])
}

export async function deleteLink(db: Db, { inspectionId, earlierId }: Link): Promise<void> {
  await db.query('DELETE FROM vehicle_links WHERE inspection_id = $1 AND earlier_id = $2', [inspectionId, earlierId])
}

export async function listKeysOf(db: Db, inspectionIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    'SELECT DISTINCT key FROM tested_vehicles WHERE inspection_id = ANY ($1::uuid[])',
    [inspectionIds],
  )
  return rows.map(({ key }) => key)
}

/** This key, and those of tests that people linked with a test under it. */
const keysOfCar = `SELECT $1::text AS key
  UNION SELECT other.key FROM tested_vehicles AS own
    JOIN vehicle_links AS link ON link.inspection_id = own.inspection_id
    JOIN tested_vehicles AS other ON other.inspection_id = link.earlier_id WHERE own.key = $1
  UNION SELECT other.key FROM tested_vehicles AS own
    JOIN vehicle_links AS link ON link.earlier_id = own.inspection_id
    JOIN tested_vehicles AS other ON other.inspection_id = link.inspection_id WHERE own.key = $1`

export async function listKeysOfCar(db: Db, key: string): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(keysOfCar, [key])
  return rows.map((row) => row.key)
}

/** The last completed test under each key of this car, the newest first. */
export async function listHistories(db: Db, key: string): Promise<Record<string, unknown>[]> {
  const { rows } = await db.query<{ value: Record<string, unknown> }>(
    `SELECT value FROM (${keysOfCar}) AS car JOIN vehicle_history ON vin = car.key ORDER BY tested_at DESC`,
    [key],
  )
  return rows.map(({ value }) => value)
}
