import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Words } from '#words/words.tsx'

export type DefectLocation = InspectionPayload<'defect-added'>['location']

/** A place on the car in words: `axle 1, left`. Empty when none was given. */
export function describeLocation(location: DefectLocation, { messages, formats }: Words): string {
  const { axle, side, vertical, longitudinal, seat } = location
  const { fail } = messages
  return formats.list([
    axle !== undefined && fail.axle(String(axle)),
    longitudinal && fail[longitudinal],
    side && fail[side],
    vertical && fail[vertical],
    seat !== undefined && (fail.seats[seat as keyof typeof fail.seats] ?? seat),
  ])
}
