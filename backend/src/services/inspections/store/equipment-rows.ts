import type { Db } from '@sac/platform/db/db'
import type { Equipment } from '../domain/equipment.ts'

/** False when exactly this was registered already. */
export async function upsertEquipment(db: Db, equipment: Equipment): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO equipment AS known (equipment_id, centre_id, serial, name, calibration_valid_until, checkpoints)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (equipment_id) DO UPDATE SET centre_id = $2, serial = $3, name = $4, calibration_valid_until = $5,
       checkpoints = $6
     WHERE (known.centre_id, known.serial, known.name, known.calibration_valid_until, known.checkpoints)
       IS DISTINCT FROM ($2, $3, $4, $5::date, $6::text[])`,
    [
      equipment.equipmentId,
      equipment.centreId,
      equipment.serial,
      equipment.name,
      equipment.calibrationValidUntil,
      equipment.checkpoints,
    ],
  )
  return rowCount === 1
}
