import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { appendToOutbox } from '@sac/platform/outbox/append-to-outbox'
import type { Equipment } from '../domain/equipment.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { upsertEquipment } from '../store/equipment-rows.ts'

/** Registers equipment or its new calibration and tells the devices; the same again changes nothing. */
export async function registerEquipment(deps: InspectionsDeps, equipment: Equipment): Promise<void> {
  await withTransaction(deps.pool, async (tx) => {
    if (await upsertEquipment(tx, equipment)) await announce(deps, tx, equipment)
  })
}

async function announce({ now, newId }: InspectionsDeps, tx: Tx, equipment: Equipment): Promise<void> {
  await appendToOutbox(tx, {
    topic: 'inspections-topic',
    partitionKey: equipment.equipmentId,
    envelope: {
      eventId: newId(),
      eventType: 'inspection.reference-published',
      timestamp: now().toISOString(),
      version: '1.0',
      data: { entity: 'equipment', id: equipment.equipmentId, value: { ...equipment } },
      metadata: { source: 'inspection-service', userId: null, correlationId: equipment.equipmentId },
    },
  })
}
