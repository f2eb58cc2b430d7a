// What the owner of a car is told first: what is next. From the latest test alone; what it means in law says the paper.
import type { VehicleTest, VehicleView } from '@sac/contracts/http/vehicles'
import { toEpochDays } from '@sac/contracts/inspection/calendar'

export type NextStep =
  /** Of a failed test; `by` null where its order is not known. */
  | { is: 'retest'; by: string | null; days: number; inspectionId: string }
  | { is: 'retest-over'; by: string; inspectionId: string }
  | { is: 'due' | 'soon'; by: string; days: number }
  | { is: 'over'; on: string }
  /** The latest paper was revoked or suspended. */
  | { is: 'not-valid' }
  | { is: 'unknown' }

/** Reminders go out four weeks before (design 12). */
const soonDays = 28

export const daysFrom = (today: string, date: string): number => toEpochDays(date) - toEpochDays(today)

export const hasFailed = ({ result }: Pick<VehicleTest, 'result'>): boolean =>
  result === 'fail' || result === 'fail-dangerous'

/** The paper of a test that counts: the latest that was not replaced. */
const paperOf = ({ papers }: VehicleTest) => papers.find(({ status }) => status !== 'superseded') ?? papers[0]

function afterFailure({ retestBy: by, inspectionId }: VehicleTest, today: string): NextStep {
  if (by === null) return { is: 'retest', by, days: 0, inspectionId }
  const days = daysFrom(today, by)
  return days < 0 ? { is: 'retest-over', by, inspectionId } : { is: 'retest', by, days, inspectionId }
}

function afterPass(test: VehicleTest, today: string): NextStep {
  const paper = paperOf(test)
  if (!paper) return { is: 'unknown' }
  if (paper.status !== 'issued') return { is: 'not-valid' }
  if (paper.validUntil === null) return { is: 'unknown' }
  const days = daysFrom(today, paper.validUntil)
  if (days < 0) return { is: 'over', on: paper.validUntil }
  return { is: days <= soonDays ? 'soon' : 'due', by: paper.validUntil, days }
}

/** `today`: a calendar date. A test that was broken off says nothing. */
export function nextStep({ tests }: Pick<VehicleView, 'tests'>, today: string): NextStep {
  const latest = tests.find(({ result }) => result !== 'abandoned')
  if (!latest) return { is: 'unknown' }
  return hasFailed(latest) ? afterFailure(latest, today) : afterPass(latest, today)
}

/** The kind of test to book next. */
export const nextKind = (next: NextStep): 'retest' | 'periodic' => (next.is === 'retest' ? 'retest' : 'periodic')
