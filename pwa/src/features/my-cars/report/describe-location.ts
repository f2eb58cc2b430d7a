import type { VehicleTest } from '@sac/contracts/http/vehicles'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import type { Messages } from '#words/customer/en.ts'

type Location = VehicleTest['deficiencies'][number]['location']
type LocationWords = Messages['cars']['location']

const seatWord = (seat: string, { seats }: LocationWords): string =>
  seat in seats ? seats[seat as keyof typeof seats] : seat

/** A place on the car in words; empty where none was recorded. */
export function describeLocation(location: Location, words: LocationWords, { list, number }: CustomerFormats): string {
  const { axle, side, vertical, longitudinal, seat } = location
  return list([
    axle !== undefined && words.axle(number(axle)),
    longitudinal && words[longitudinal],
    side && words[side],
    vertical && words[vertical],
    seat !== undefined && seatWord(seat, words),
  ])
}
