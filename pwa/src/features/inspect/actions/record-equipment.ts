import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Draft } from '../model/undo.ts'

export type EquipmentItem = Omit<InspectionPayload<'equipment-used'>, 'checkpoints'>

type Use = { equipment: EquipmentItem; used: boolean; checkpoints: readonly string[] }

/** Marks equipment as used for checkpoints; not used is used for none. */
export const recordEquipment = ({ equipment, used, checkpoints }: Use): Draft[] => [
  { type: 'equipment-used', payload: { ...equipment, checkpoints: used ? [...checkpoints] : [] } },
]
