// A retest judges less than a full test. It stands only on the order of the failed test it answers: same car, everything
// that was ordered, in time, once. What had to be judged the office knows; it counts what was found, not what was claimed.
import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import { mayBeOrderedCar } from '@sac/contracts/inspection/vehicle-identity'
import type { Reason } from './reason.ts'

/** What a failed test ordered. `deadline` is the last day; `answeredBy` the retest that was completed on it. */
export type RetestOrder = {
  of: string
  vin: string
  plate: string
  checkpoints: readonly string[]
  deadline: string
  answeredBy: string | null
}

type Retest = {
  inspectionId: string | null
  started: InspectionPayload<'started'>
  vin: string | null
  plate: string | null
  testedOn: string
  /** Checkpoints found in order or with defects, of those this vehicle is judged on. */
  judged: ReadonlySet<string>
  /** Of the failed test the retest names; null while that has not been completed here. */
  order: RetestOrder | null
  /** Inspections that are of the same car in the word of a person at the office. */
  linked: readonly string[]
}

export type RetestRefusal = { status: 'received' | 'quarantined'; reasons: readonly Reason[] }

const refuse = (status: RetestRefusal['status'], detail: string): RetestRefusal => ({
  status,
  reasons: [{ code: 'retest', detail }],
})

/** Why this may not stand as a retest; null for a full test and for a retest that answers its order. */
export function refuseRetest(asked: Retest): RetestRefusal | null {
  const { inspectionId, testedOn, judged, order } = asked
  const { retest } = asked.started
  if (retest === null) return null
  if (order?.of !== retest.of) return refuse('received', `no retest has been ordered by inspection ${retest.of} yet`)
  if (![null, inspectionId].includes(order.answeredBy))
    return refuse(
      'quarantined',
      `inspection ${order.answeredBy} has answered this order; name that one or test in full`,
    )
  if (!isOrderedCar(asked, order))
    return refuse(
      'quarantined',
      'the failed test was of a vehicle with another VIN, or without a full VIN another plate',
    )
  if (testedOn > order.deadline)
    return refuse('quarantined', `the retest was due by ${order.deadline}; a full test is needed`)
  const left = order.checkpoints.filter((code) => !judged.has(code))
  return left.length === 0 ? null : refuse('quarantined', `the order also names ${left.join(', ')}`)
}

const isOrderedCar = ({ vin, plate, linked }: Retest, order: RetestOrder): boolean =>
  linked.includes(order.of) || mayBeOrderedCar(order, { vin, plate })
