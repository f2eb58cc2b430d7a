import { Problem } from '@sac/platform/http/problem'
import { minuteMs } from '../domain/day.ts'
import { type CarTime, holdsEnough, isInTwoPlaces, type OwnTime } from '../domain/own-times.ts'

/** Count them with the customer locked. Throws Problem `appointment.too-many-holds`. */
export function requireFewHolds(own: readonly OwnTime[]): void {
  const detail = 'Pay for one of the times you hold, or cancel it.'
  if (holdsEnough(own)) throw new Problem('appointment.too-many-holds', { detail })
}

type Asked = Pick<CarTime, 'appointmentId'> & {
  vehicle: Pick<CarTime, 'plate' | 'country'>
  at: Date
  minutes: number
}

/** Looked for as holds are. Throws Problem `appointment.same-car`. */
export function requireOtherTime(own: readonly OwnTime[], { vehicle, at, minutes, ...given }: Asked): void {
  const from = at.getTime()
  const wanted = { ...given, plate: vehicle.plate, country: vehicle.country, from, to: from + minutes * minuteMs }
  const detail = 'You have a time for this car then. Move or cancel it first, or choose another time.'
  if (isInTwoPlaces(own, wanted)) throw new Problem('appointment.same-car', { detail })
}
