// The templates of this release by what was published. Whoever began on an earlier version keeps its hash and its number, and is
// judged by what the law asks of the car: an earlier version says less about that, not something else.
import { passengerCar, passengerCar1 } from './passenger-car.ts'
import type { InspectionTemplate } from './template.ts'

type KnownTemplate = {
  /** Its canonical form has the hash that events name. */
  published: InspectionTemplate
  /** What an inspection pinned to that hash is judged by. */
  judgedBy: InspectionTemplate
}

/** Newest first; only that one is offered to new inspections. */
export const knownTemplates: readonly [KnownTemplate, ...KnownTemplate[]] = [
  { published: passengerCar, judgedBy: passengerCar },
  { published: passengerCar1, judgedBy: { ...passengerCar, version: passengerCar1.version } },
]
