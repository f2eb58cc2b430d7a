import { withTransaction } from '@sac/platform/db/with-transaction'
import type { Equipment } from '../domain/equipment.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { upsertEquipment } from '../store/equipment-rows.ts'
import { publishReference } from './publish-reference.ts'

/** Registers equipment or its new calibration and tells the devices; the same again changes nothing. */
export async function registerEquipment(deps: InspectionsDeps, equipment: Equipment): Promise<void> {
  await withTransaction(deps.pool, async (tx) => {
    if (await upsertEquipment(tx, equipment))
      await publishReference(deps, tx, { entity: 'equipment', id: equipment.equipmentId, value: { ...equipment } })
  })
}
