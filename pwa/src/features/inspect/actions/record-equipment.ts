import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { InspectionState } from '@sac/contracts/inspection/fold'
import { isMeasuredWith } from '@sac/contracts/inspection/missing'
import type { TestEquipment } from '../model/office-data.ts'

type EquipmentItem = Omit<InspectionPayload<'equipment-used'>, 'checkpoints'>

type Use = { equipment: EquipmentItem; used: boolean; checkpoints: readonly string[] }

/** Marks equipment as used for checkpoints; not used is used for none. */
export const recordEquipment = ({ equipment, used, checkpoints }: Use): Recorded[] => [
  { type: 'equipment-used', payload: { ...equipment, checkpoints: used ? [...checkpoints] : [] } },
]

type Measuring = {
  checkpoint: string
  /** Of this centre. */
  known: readonly TestEquipment[]
  state: InspectionState
  today: string
}

/**
 * What a value is measured with, where there is no choice: nothing is named for the checkpoint yet and exactly one piece of this
 * centre's equipment measures it and is calibrated. Otherwise a person says so on the review page.
 */
export function equipmentFor({ checkpoint, known, state, today }: Measuring): Recorded[] {
  if (isMeasuredWith(state, { code: checkpoint })) return []
  const fitting = known.filter(
    ({ checkpoints, calibrationValidUntil }) => checkpoints.includes(checkpoint) && calibrationValidUntil >= today,
  )
  const [only] = fitting
  if (!only || fitting.length > 1) return []
  const { centreId: _centre, checkpoints, ...equipment } = only
  return recordEquipment({ equipment, used: true, checkpoints })
}
