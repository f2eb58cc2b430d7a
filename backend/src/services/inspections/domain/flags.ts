// Plausibility for the office (design 03, "Presence evidence"). Flags inform; they never accuse or block. Those a report
// gives by itself are part of it; those that compare inspections are looked up when somebody asks, so that the order in
// which inspections arrived never matters.
import type { InspectionState } from '@sac/contracts/inspection/fold'
import { type DatedReading, doubtReading, type ReadingDoubt } from '@sac/contracts/inspection/odometer'
import { mustBeTested } from '@sac/contracts/inspection/outcome'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { InspectionTemplate } from '@sac/contracts/template/template'
import type { ReceivedLine } from './evidence.ts'
import { type JudgementFlag, judgementFlags } from './judgement-flags.ts'
import type { DifferenceFlag } from './vehicle-before.ts'

export type ReadingFlag = 'odometer-below-history' | 'odometer-implausible'

export type ReportFlag =
  | JudgementFlag
  | ReadingFlag
  | 'no-bay-photo'
  | 'answered-in-a-hurry'
  | 'same-photo-twice'
  | 'vin-check-digit'
  | 'test-declared-not-applicable'
  | 'author-accepted-by-office'

/**
 * One inspector on two cars at once; a picture that another inspection shows too; the same vehicle tested twice in a day, but
 * for a retest and its failed test; another test linked to the vehicle whose make, plate or first registration differ; the last
 * test before this one having first registration, category or fuel otherwise; who tested having no qualification for the car on
 * that day, where qualifications are recorded.
 */
export type ComparingFlag =
  | DifferenceFlag
  | 'two-cars-at-once'
  | 'photo-of-another-inspection'
  | 'same-vehicle-same-day'
  | 'vehicle-in-doubt'
  | 'inspector-not-qualified'

const hurryMs = 90_000

function hurried(covered: readonly ReceivedLine[]): boolean {
  const times = covered.filter(({ line }) => line.type === 'answered').map(({ line }) => Date.parse(line.wall))
  return times.length >= 10 && Math.max(...times) - Math.min(...times) < hurryMs
}

function declaresAway(answers: InspectionReport['answers'], { sections }: InspectionTemplate): boolean {
  const tests = sections.flatMap(({ checkpoints }) => checkpoints).filter((checkpoint) => mustBeTested(checkpoint))
  const codes = new Set(tests.map(({ code }) => code))
  return answers.some(({ checkpoint, answer }) => answer === 'not-applicable' && codes.has(checkpoint))
}

type Reading = Omit<DatedReading, 'at'> & { at: Date }
const dated = (reading: Reading): DatedReading => ({ ...reading, at: reading.at.toISOString() })

/** What is said of a reading that cannot follow the ones before it. */
export function readingFlags(now: Reading, before: readonly Reading[]): ReadingFlag[] {
  return flagsOfDoubt(doubtReading(dated(now), before.map(dated)))
}

function flagsOfDoubt(doubt: ReadingDoubt | null): ReadingFlag[] {
  if (doubt === null) return []
  return [doubt.is === 'lower' ? 'odometer-below-history' : 'odometer-implausible']
}

type FlagGrounds = {
  covered: readonly ReceivedLine[]
  template: InspectionTemplate
  state: InspectionState
  /** The seal counts because the office said so. */
  authorAccepted?: boolean
  /** Of the vehicle's earlier tests; the report shows the last three. */
  readings?: readonly DatedReading[]
}

/** The flags of a complete inspection, sorted by name. */
export function flagsOf(
  report: Omit<InspectionReport, 'flags'>,
  { covered, template, state, readings = report.odometerHistory, authorAccepted = false }: FlagGrounds,
): ReportFlag[] {
  const doubt = doubtReading({ ...report.odometer, at: report.testedAt }, readings)
  const photos = report.photos.map(({ sha256 }) => sha256)
  const found: Record<Exclude<ReportFlag, JudgementFlag | ReadingFlag>, boolean> = {
    'no-bay-photo': report.bayPhoto === null,
    'answered-in-a-hurry': hurried(covered),
    'same-photo-twice': new Set(photos).size < photos.length,
    'vin-check-digit': report.vehicle.vinCheck === 'invalid',
    'test-declared-not-applicable': declaresAway(report.answers, template),
    'author-accepted-by-office': authorAccepted,
  }
  const names = Object.keys(found) as (keyof typeof found)[]
  return [
    ...names.filter((flag) => found[flag]),
    ...flagsOfDoubt(doubt),
    ...judgementFlags({ report, state }),
  ].toSorted()
}
