import { canonicalJson } from '@sac/contracts/canonical-json'
import type { SeenEquipment } from '@sac/contracts/http/equipment'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import type { Equipment } from '../domain/equipment.ts'
import { type EquipmentEntry, entryInForce } from '../domain/registered-equipment.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import {
  findEquipment,
  insertEquipmentEntry,
  listEquipmentEntries,
  listWaitingForEquipment,
  lockEquipment,
  upsertEquipment,
} from '../store/equipment-rows.ts'
import { judgeAgain } from './judge-again.ts'
import { publishReference } from './publish-reference.ts'
import { requireSeenEquipment } from './require-seen-equipment.ts'

const beginning = '0001-01-01'

/** `seen`: as who registers it was shown it, null for one that is new. */
type Registering = { equipment: Equipment; actorId: string | null; seen?: SeenEquipment | null | undefined }

/** Registers equipment or its new calibration and tells the devices; the same again changes nothing. Inspections that waited for it go on. */
export async function registerEquipment(deps: InspectionsDeps, registering: Registering): Promise<void> {
  await withTransaction(deps.pool, (tx) => enter(deps, tx, registering))
  for (const inspectionId of await listWaitingForEquipment(deps.pool, registering.equipment))
    await judgeAgain(deps, inspectionId)
}

async function enter(deps: InspectionsDeps, tx: Tx, { equipment, actorId, seen }: Registering): Promise<void> {
  await lockEquipment(tx, equipment)
  const known = await listEquipmentEntries(tx, [equipment.equipmentId])
  const today = deps.now().toISOString().slice(0, 10)
  const entry = entryOf(equipment, known.length > 0 ? today : beginning)
  if (saysTheSame(known, entry, equipment.calibratedOn ?? today)) return
  if (seen !== undefined) requireSeenEquipment(await findEquipment(tx, equipment), seen)
  await insertEquipmentEntry(tx, { entry, registeredAt: deps.now() })
  const current = entryInForce([...known, entry], today)
  if (current) await tellDevices(deps, tx, current)
  const { equipmentId, ...details } = entry
  const about = { actorId, subjectId: null, reason: null, note: null }
  await appendAudit(deps, tx, { ...about, action: 'equipment.registered', details: { equipmentId, ...details } })
}

const entryOf = ({ calibratedOn, ...equipment }: Equipment, otherwise: string): EquipmentEntry => ({
  ...equipment,
  validFrom: calibratedOn ?? otherwise,
})

/** Whether all of it is true already on that day. */
function saysTheSame(known: readonly EquipmentEntry[], entry: EquipmentEntry, day: string): boolean {
  const current = entryInForce(known, day)
  return (
    current !== undefined && canonicalJson({ ...current, validFrom: '' }) === canonicalJson({ ...entry, validFrom: '' })
  )
}

/** Devices keep what is true of it now. */
export async function tellDevices(
  deps: InspectionsDeps,
  tx: Tx,
  { validFrom: _from, checkpoints, ...current }: EquipmentEntry,
): Promise<void> {
  const value = { ...current, checkpoints: [...checkpoints] }
  if (await upsertEquipment(tx, value))
    await publishReference(deps, tx, { entity: 'equipment', id: value.equipmentId, value })
}
