import type { Equipment, SeenEquipment } from '@sac/contracts/http/equipment'
import { addDays } from '@sac/contracts/inspection/calendar'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { findEquipment, insertEquipmentEntry, lockEquipment, retireEquipment } from '../store/equipment-rows.ts'
import { tellDevices } from './register-equipment.ts'
import { requireSeenEquipment } from './require-seen-equipment.ts'

type Retiring = {
  equipmentId: string
  commandId: string
  reason: string
  /** As whoever retires it was shown it. */
  seen?: SeenEquipment | undefined
  actorId: string
}

/** From today on it measures nothing: its calibration ended yesterday at the latest. Throws Problem `request.not-found`, `record.changed`. */
export function retire(deps: InspectionsDeps, retiring: Retiring): Promise<Equipment> {
  const { equipmentId, commandId, reason, seen, actorId } = retiring
  return withTransaction(deps.pool, async (tx) => {
    await lockEquipment(tx, { equipmentId })
    const known = await requireEquipment(tx, equipmentId)
    if (!(await isNewCommand(deps, tx, { commandId, content: { equipmentId, reason } }))) return known
    if (seen) requireSeenEquipment(known, seen)
    if (known.retiredOn === null) await end(deps, tx, known)
    const about = { actorId, action: 'equipment.retired', subjectId: null, reason, note: null }
    await appendAudit(deps, tx, { ...about, details: { equipmentId, serial: known.serial } })
    return requireEquipment(tx, equipmentId)
  })
}

async function end(deps: InspectionsDeps, tx: Tx, { retiredOn: _none, ...known }: Equipment): Promise<void> {
  const on = deps.now().toISOString().slice(0, 10)
  const yesterday = addDays(on, -1)
  const until = known.calibrationValidUntil < yesterday ? known.calibrationValidUntil : yesterday
  const entry = { ...known, calibrationValidUntil: until, validFrom: on }
  await insertEquipmentEntry(tx, { entry, registeredAt: deps.now() })
  await tellDevices(deps, tx, entry)
  await retireEquipment(tx, { equipmentId: known.equipmentId, on })
}

async function requireEquipment(tx: Tx, equipmentId: string): Promise<Equipment> {
  const found = await findEquipment(tx, { equipmentId })
  if (!found) throw new Problem('request.not-found', { detail: 'Look in the list of equipment.' })
  return found
}
