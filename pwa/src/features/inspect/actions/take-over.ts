import type { PlannedVehicle } from '@sac/contracts/http/appointments'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { InspectionState } from '@sac/contracts/inspection/fold'
import type { Holder } from '@sac/contracts/inspection/holders'
import { fromPlanned, recordVehicle } from '../model/vehicle-form.ts'

type TakeOver = {
  /** Whoever holds it as far as this device knows. */
  holders: readonly Holder[]
  reason: string
  state: InspectionState
  /** The car as the appointment has it; null without one. */
  planned: PlannedVehicle | null
}

/**
 * This person goes on from here. Without a line the earlier holder's entries may be missing: the car then begins as it was
 * planned, or no checkpoint would be known to apply.
 */
export function takeOver({ holders, reason, state, planned }: TakeOver): Recorded[] {
  const claimed: Recorded = {
    type: 'claimed',
    payload: { from: holders[0]?.actorId ?? null, reason: reason.trim() || null },
  }
  const knowsCar = state.vehicle.plate !== undefined
  return [claimed, ...(planned && !knowsCar ? recordVehicle(fromPlanned(planned), state) : [])]
}
