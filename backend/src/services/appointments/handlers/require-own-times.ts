import { Problem } from '@sac/platform/http/problem'
import { holdsEnough, isInTwoPlaces, type OwnTime, type WantedTime } from '../domain/own-times.ts'

/** Counted before: whoever asks for many at one moment may come to hold a few more. Throws Problem `appointment.too-many-holds`. */
export function requireFewHolds(own: readonly OwnTime[]): void {
  const detail = 'Pay for one of the times you hold, or cancel it.'
  if (holdsEnough(own)) throw new Problem('appointment.too-many-holds', { detail })
}

/** Looked at before, too. Throws Problem `appointment.same-car`. */
export function requireOtherTime(own: readonly OwnTime[], wanted: WantedTime): void {
  const detail = 'You have a time for this car then. Move or cancel it first, or choose another time.'
  if (isInTwoPlaces(own, wanted)) throw new Problem('appointment.same-car', { detail })
}
