import type { InspectionState } from '@sac/contracts/inspection/fold'
import { vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
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

/** What lists show of an inspection, whatever state it is in. */
export const summarise = (state: InspectionState): InspectionSummary => ({
  ...ofStart(state),
  vin: vehicleValue(state, 'vin'),
  plate: vehicleValue(state, 'plate'),
  vehicleKey: vehicleKey({
    vin: vehicleValue(state, 'vin'),
    make: vehicleValue(state, 'make'),
    plate: vehicleValue(state, 'plate'),
    country: vehicleValue(state, 'country'),
  }),
  inspectorId: responsible(state),
})

/** Everyone who recorded something; they learn the verdict. */
export const authorsOf = (lines: readonly ReceivedLine[]): string[] =>
  [...new Set(lines.map(({ line }) => line.actorId))].toSorted()
