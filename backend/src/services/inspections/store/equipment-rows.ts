import type { Equipment as ListedEquipment } from '@sac/contracts/http/equipment'
import type { Db } from '@sac/platform/db/db'
import type { Equipment } from '../domain/equipment.ts'
import type { EquipmentEntry } from '../domain/registered-equipment.ts'

/** False when exactly this was registered already. */
export async function upsertEquipment(db: Db, equipment: Equipment): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO equipment AS known (equipment_id, centre_id, serial, name, calibration_valid_until, checkpoints)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (equipment_id) DO UPDATE SET centre_id = $2, serial = $3, name = $4, calibration_valid_until = $5,
       checkpoints = $6, retired_on = NULL
     WHERE (known.centre_id, known.serial, known.name, known.calibration_valid_until, known.checkpoints, known.retired_on)
       IS DISTINCT FROM ($2, $3, $4, $5::date, $6::text[], NULL::date)`,
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

export async function insertEquipmentEntry(
  db: Db,
  { entry, registeredAt }: { entry: EquipmentEntry; registeredAt: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO equipment_entries
       (equipment_id, centre_id, serial, name, checkpoints, valid_from, calibration_valid_until, registered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      entry.equipmentId,
      entry.centreId,
      entry.serial,
      entry.name,
      entry.checkpoints,
      entry.validFrom,
      entry.calibrationValidUntil,
      registeredAt,
    ],
  )
}

/** Whoever changes the same piece at the same moment waits for the transaction's end. */
export async function lockEquipment(db: Db, { equipmentId }: { equipmentId: string }): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('inspections.equipment ' || $1, 0))`, [equipmentId])
}

export async function retireEquipment(db: Db, args: { equipmentId: string; on: string }): Promise<void> {
  await db.query('UPDATE equipment SET retired_on = $2 WHERE equipment_id = $1', [args.equipmentId, args.on])
}

const columns = `equipment_id AS "equipmentId", centre_id AS "centreId", serial, name, checkpoints,
  to_char(calibration_valid_until, 'YYYY-MM-DD') AS "calibrationValidUntil", to_char(retired_on, 'YYYY-MM-DD') AS "retiredOn"`

export async function findEquipment(db: Db, { equipmentId }: { equipmentId: string }): Promise<ListedEquipment | null> {
  const { rows } = await db.query<ListedEquipment>(`SELECT ${columns} FROM equipment WHERE equipment_id = $1`, [
    equipmentId,
  ])
  return rows[0] ?? null
}

type EquipmentFilter = {
  centreId: string | null
  isRetired: boolean | null
  /** Calibrated until this day at the latest. */
  until: string | null
  /** When the calibration of the last of the page before ends, and its id. */
  after: readonly [string, string] | null
  limit: number
}

/** The calibration that ends first comes first. */
export async function listEquipment(
  db: Db,
  { centreId, isRetired, until, after, limit }: EquipmentFilter,
): Promise<ListedEquipment[]> {
  const { rows } = await db.query<ListedEquipment>(
    `SELECT ${columns} FROM equipment
     WHERE ($1::text IS NULL OR centre_id = $1) AND ($2::boolean IS NULL OR (retired_on IS NOT NULL) = $2)
       AND ($3::date IS NULL OR calibration_valid_until <= $3)
       AND ($4::date IS NULL OR (calibration_valid_until, equipment_id) > ($4, $5))
     ORDER BY calibration_valid_until, equipment_id LIMIT $6`,
    [centreId, isRetired, until, ...(after ?? [null, null]), limit],
  )
  return rows
}

/** Inspections of a centre that wait because of their equipment. */
export async function listWaitingForEquipment(db: Db, { centreId }: { centreId: string }): Promise<string[]> {
  const { rows } = await db.query<{ inspectionId: string }>(
    `SELECT inspection_id AS "inspectionId" FROM inspections
     WHERE centre_id = $1 AND status = 'quarantined' AND reasons @> '[{"code":"equipment"}]' ORDER BY updated_at`,
    [centreId],
  )
  return rows.map(({ inspectionId }) => inspectionId)
}

/** Everything registered of these, in the order it was registered. */
export async function listEquipmentEntries(db: Db, equipmentIds: readonly string[]): Promise<EquipmentEntry[]> {
  const { rows } = await db.query<EquipmentEntry>(
    `SELECT equipment_id AS "equipmentId", centre_id AS "centreId", serial, name, checkpoints,
       to_char(valid_from, 'YYYY-MM-DD') AS "validFrom",
       to_char(calibration_valid_until, 'YYYY-MM-DD') AS "calibrationValidUntil"
     FROM equipment_entries WHERE equipment_id = ANY($1::text[]) ORDER BY entry`,
    [equipmentIds],
  )
  return rows
}
