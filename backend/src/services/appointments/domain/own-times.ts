// What one customer may have at a time.
import { plateKey } from '@sac/contracts/text/keys'

/** A time a customer has: booked, or held and not paid yet. `from` and `to` in milliseconds since 1970. */
export type OwnTime = {
  appointmentId: string
  isPaid: boolean
  from: number
  to: number
  plate: string
  country: string | null
}

/** Whoever holds more does not want them all. */
const mostHolds = 3

export const holdsEnough = (own: readonly OwnTime[]): boolean => own.filter(({ isPaid }) => !isPaid).length >= mostHolds

export type CarTime = Pick<OwnTime, 'from' | 'to' | 'plate' | 'country'> & {
  /** Of the appointment that is moved. */
  appointmentId?: string
}

/** Whether the customer has a time for the same car meanwhile: one car stands in one bay. */
export const isInTwoPlaces = (own: readonly OwnTime[], wanted: CarTime): boolean =>
  own.some(
    (one) =>
      one.appointmentId !== wanted.appointmentId &&
      one.from < wanted.to &&
      wanted.from < one.to &&
      plateKey(one.plate) === plateKey(wanted.plate) &&
      one.country === wanted.country,
  )
