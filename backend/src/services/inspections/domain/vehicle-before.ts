// What the last test of the same car wrote down otherwise. Registration, category and fuel decide what is tested and by which limits:
// a difference is evidence, and where the test would have come to something else with what was written before, one person alone
// does not decide it (decision 0042).
import { dateIn } from '@sac/contracts/inspection/calendar'
import type { InspectionState } from '@sac/contracts/inspection/fold'
import { computeOutcome, type Outcome } from '@sac/contracts/inspection/outcome'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { Completed } from './assess.ts'
import type { Reason } from './reason.ts'

type Vehicle = Pick<InspectionReport['vehicle'], 'firstRegistration' | 'category' | 'fuel'>
/** The car as the last test before this one has it. */
export type VehicleBefore = { inspectionId: string; testedAt: string; vehicle: Vehicle }

export type DifferenceFlag = 'first-registration-differs' | 'category-differs' | 'fuel-differs'
const flagOf: Record<keyof Vehicle, DifferenceFlag> = {
  firstRegistration: 'first-registration-differs',
  category: 'category-differs',
  fuel: 'fuel-differs',
}
const fields = Object.keys(flagOf) as (keyof Vehicle)[]

/** What was not known before says nothing. */
const differing = (before: Vehicle, now: Vehicle): (keyof Vehicle)[] =>
  fields.filter((field) => before[field] && before[field] !== now[field])

export const differenceFlags = (before: Vehicle, now: Vehicle): DifferenceFlag[] =>
  differing(before, now).map((field) => flagOf[field])

const written = ({ vehicle }: InspectionState): Vehicle => ({
  firstRegistration: vehicle.firstRegistration?.value ?? null,
  category: vehicle.category?.value ?? '',
  fuel: vehicle.fuel?.value ?? null,
})

/** Why a second person must look at how the car was written down; empty when nothing hangs on it. */
export function differsFromBefore(completed: Completed, before: VehicleBefore | null): Reason[] {
  if (before === null || completed.seal.type === 'abandoned') return []
  const now = written(completed.state)
  const changed = differing(before.vehicle, now)
  if (changed.length === 0 || summary(completed.outcome) === summary(outcomeAs(completed, before.vehicle))) return []
  const words = changed.map((field) => `${field} is ${now[field] ?? 'unknown'} and was ${before.vehicle[field]}`)
  const test = `at the test of ${before.testedAt.slice(0, 10)} (${before.inspectionId})`
  return [{ code: 'vehicle-differs', detail: `${words.join(', ')} ${test}; it decides what is tested` }]
}

const summary = ({ result, minor, major, dangerous, untested, missing }: Outcome): string =>
  JSON.stringify([result, minor, major, dangerous, untested, missing])

/** What the same test comes to with what was written before. */
function outcomeAs({ state, template, profile, started, testedAt }: Completed, before: Vehicle): Outcome {
  const as = { ...state, vehicle: { ...state.vehicle } }
  for (const field of differing(before, written(state))) {
    const here = state.vehicle[field] ?? { status: 'settled', actorId: '', at: testedAt }
    Object.assign(as.vehicle, { [field]: { ...here, value: before[field] } })
  }
  return computeOutcome({ state: as, template, profile, testedOn: dateIn(started.timeZone, testedAt) })
}
