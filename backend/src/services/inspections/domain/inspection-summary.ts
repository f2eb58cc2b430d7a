import { foldInspection, type InspectionState } from '@sac/contracts/inspection/fold'
import { withoutStrangers } from '@sac/contracts/inspection/holders'
import { vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import { custodyOf } from './custody.ts'
import { isDecisive } from './decisive-lines.ts'
import type { ReceivedLine } from './evidence.ts'

export type InspectionSummary = {
  appointmentId: string | null
  kind: string | null
  vin: string | null
  plate: string | null
  /** What links it to other inspections of the vehicle; null where only a person can. */
  vehicleKey: string | null
  centreId: string | null
  /** Who answers for it: the latest claim, else who started it. */
  inspectorId: string | null
  startedAt: Date | null
  /** The failed test this one answers. */
  retestOf: string | null
  /** Who recorded something that counts for nothing, because they never held it; sorted. */
  strangers: readonly string[]
}

const responsible = ({ claim, started }: InspectionState) => {
  const field = claim ?? started
  if (!field) return null
  return field.status === 'settled' ? field.actorId : (field.candidates.at(-1)?.actorId ?? null)
}

const ofStart = ({ started }: InspectionState) => {
  if (!started) return { appointmentId: null, kind: null, centreId: null, startedAt: null, retestOf: null }
  const { appointmentId, kind, centreId, retest } = started.value
  return {
    appointmentId,
    kind,
    centreId,
    retestOf: retest?.of ?? null,
    startedAt: started.status === 'settled' ? new Date(started.at) : null,
  }
}

/** As far as it has been written down. */
export const describedVehicle = (state: InspectionState) => ({
  vin: vehicleValue(state, 'vin'),
  make: vehicleValue(state, 'make'),
  plate: vehicleValue(state, 'plate'),
  country: vehicleValue(state, 'country'),
  firstRegistration: vehicleValue(state, 'firstRegistration'),
})

/** What links it to other inspections of the vehicle; null where only a person can. */
export const vehicleKeyOf = (state: InspectionState): string | null => vehicleKey(describedVehicle(state))

/** What lists show of an inspection, whatever state it is in: what its holders recorded. */
export function summarise(lines: readonly ReceivedLine[]): InspectionSummary {
  const custody = custodyOf(lines)
  const own = withoutStrangers(lines, custody).flatMap(({ line }) => (isDecisive(line) ? [line] : []))
  const state = foldInspection(own)
  return {
    ...ofStart(state),
    vin: vehicleValue(state, 'vin'),
    plate: vehicleValue(state, 'plate'),
    vehicleKey: vehicleKeyOf(state),
    inspectorId: responsible(state),
    strangers: [...custody.strangers].toSorted(),
  }
}

/** Everyone who recorded something; they learn the verdict. */
export const authorsOf = (lines: readonly ReceivedLine[]): string[] =>
  [...new Set(lines.map(({ line }) => line.actorId))].toSorted()
