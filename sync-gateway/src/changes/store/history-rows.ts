import type { Db } from '@sac/platform/db/db'
import { toJsonb } from './to-jsonb.ts'

/** `key`: what links the tests of one vehicle (contracts, inspection/vehicle-identity). A full VIN is its own key. */
type History = { key: string; inspectionId: string; testedAt: Date; value: Record<string, unknown> }

/** True unless a later test of this vehicle is known. */
export async function upsertHistory(db: Db, { key, inspectionId, testedAt, value }: History): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO vehicle_history AS known (vin, inspection_id, tested_at, value) VALUES ($1, $2, $3, $4)
     ON CONFLICT (vin) DO UPDATE SET inspection_id = $2, tested_at = $3, value = $4 WHERE known.tested_at <= $3`,
    [key, inspectionId, testedAt, toJsonb(value)],
  )
  return rowCount === 1
}

export async function findHistory(db: Db, key: string): Promise<Record<string, unknown> | null> {
  const { rows } = await db.query<{ value: Record<string, unknown> }>(
    'SELECT value FROM vehicle_history WHERE vin = $1',
    [key],
  )
  return rows[0]?.value ?? null
}
