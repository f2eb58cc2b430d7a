import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Messages } from '#words/en.ts'

export type DefectLocation = InspectionPayload<'defect-added'>['location']

/** A place on the car in words: `axle 1, left`. Empty when none was given. */
export function describeLocation(location: DefectLocation, words: Messages['fail']): string {
  const { axle, side, vertical, longitudinal, seat } = location
  return [
    axle === undefined ? '' : words.axle(String(axle)),
    longitudinal ? words[longitudinal] : '',
    side ? words[side] : '',
    vertical ? words[vertical] : '',
    seat ? (words.seats[seat as keyof typeof words.seats] ?? seat) : '',
  ]
    .filter(Boolean)
    .join(', ')
}
