import type { Recorded } from '@sac/contracts/inspection/field-key'

export type Place = { checkpoint: string; measurement: string; position: string }

/** A typed value in the measurement's unit; null clears what was there. */
export const recordMeasurement = (place: Place, value: number | null): Recorded[] => [
  { type: 'measured', payload: { ...place, value, source: 'typed' } },
]
