// The templates of this release by what was published. Whoever began on an earlier version keeps its hash and its number, and is
// judged by what the law asks of the car: an earlier version says less about that, not something else.
import { passengerCar, passengerCar1, passengerCar2 } from './passenger-car.ts'
import type { InspectionTemplate } from './template.ts'

type KnownTemplate = {
  published: InspectionTemplate
  /** Of its canonical form, as events name it; written down, because a phone would take longer to work it out than to start. */
  hash: string
  /** What an inspection pinned to that hash is judged by. */
  judgedBy: InspectionTemplate
}

/** Newest first; only that one is offered to new inspections. */
export const knownTemplates: readonly [KnownTemplate, ...KnownTemplate[]] = [
  {
    published: passengerCar,
    hash: '058cd7851d9e190726b5c960ce883c8ef21e96bf05ea630fe3a57d18f6e073d5',
    judgedBy: passengerCar,
  },
  {
    published: passengerCar2,
    hash: '98f1b4e4b02ca1d6449de6b7dc9730d3364968bc2f0a14032285ee66bb365e41',
    judgedBy: { ...passengerCar, version: passengerCar2.version },
  },
  {
    published: passengerCar1,
    hash: '3d5cc7f0f955c00381b542a4c482b21c8410a7c322f7328b110910d32d0d38a4',
    judgedBy: { ...passengerCar, version: passengerCar1.version },
  },
]
