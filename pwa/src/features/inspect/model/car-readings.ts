// What the odometer of a car said before, as far as this device knows: its own tests count at once, sent or not. A plate is enough
// here, because a reading is only asked about; history and validity need more (contracts, inspection/vehicle-identity).
import type { InspectionState } from '@sac/contracts/inspection/fold'
import { vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import type { DatedReading } from '@sac/contracts/inspection/odometer'
import { fullVin, vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import { plateKey } from '@sac/contracts/text/keys'

/** As it is written down so far. */
export type WrittenCar = { plate: string; country: string; vin: string; make: string }

const carOf = (state: InspectionState): WrittenCar => ({
  plate: vehicleValue(state, 'plate') ?? '',
  country: vehicleValue(state, 'country') ?? '',
  vin: vehicleValue(state, 'vin') ?? '',
  make: vehicleValue(state, 'make') ?? '',
})

/** Whether the two may be one car: the same number, or the same plate unless their full VINs differ. */
function mayBeOne(one: WrittenCar, other: WrittenCar): boolean {
  const key = vehicleKey(one)
  if (key !== null && key === vehicleKey(other)) return true
  const samePlate = plateKey(one.plate) !== '' && plateKey(one.plate) === plateKey(other.plate)
  const twoVins = fullVin(one.vin) !== null && fullVin(other.vin) !== null
  return samePlate && one.country === other.country && !twoVins
}

/** When it was read: at the end of its test, or when it was written down. */
function readAt({ seals, vehicle: { odometer } }: InspectionState): string | null {
  const sealedAt = seals[0]?.testedAt
  if (sealedAt !== undefined) return sealedAt
  return odometer?.status === 'settled' ? odometer.at : null
}

/** The reading of an inspection, if it has one. */
export function readingOf(state: InspectionState): DatedReading[] {
  const recorded = vehicleValue(state, 'odometer')
  const at = readAt(state)
  return recorded && at !== null ? [{ value: recorded.reading, unit: recorded.unit, status: recorded.status, at }] : []
}

/** Of every inspection on this device that may be of this car, but for `except`. */
export const readingsHere = (
  states: Iterable<InspectionState>,
  car: WrittenCar,
  except: string | null,
): DatedReading[] =>
  [...states].flatMap((state) => (state.inspectionId !== except && mayBeOne(car, carOf(state)) ? readingOf(state) : []))

/** All of them once, newest first; the office tells of a test of this device under the same instant. */
export function mergeReadings(...lists: readonly (readonly DatedReading[])[]): DatedReading[] {
  const byInstant = new Map(lists.flat().map((reading) => [Date.parse(reading.at), reading]))
  return [...byInstant].toSorted(([a], [b]) => b - a).map(([, reading]) => reading)
}
