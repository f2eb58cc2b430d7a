// Plausibility for the office (design 03, "Presence evidence"). Flags inform; they never accuse or block. Those a report
// gives by itself are part of it; those that compare inspections are looked up when somebody asks, so that the order in
// which inspections arrived never matters.

import type { InspectionState } from '@sac/contracts/inspection/fold'
import { mustBeTested } from '@sac/contracts/inspection/outcome'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { InspectionTemplate } from '@sac/contracts/template/template'
import type { ReceivedLine } from './evidence.ts'
import { type JudgementFlag, judgementFlags } from './judgement-flags.ts'

export type ReportFlag =
  | JudgementFlag
  | 'no-bay-photo'
  | 'answered-in-a-hurry'
  | 'same-photo-twice'
  | 'odometer-below-history'
  | 'vin-check-digit'
  | 'test-declared-not-applicable'
  | 'author-accepted-by-office'

/**
 * One inspector on two cars at once; a picture that another inspection shows too; the same vehicle tested twice in a day, but
 * for a retest and its failed test; another test linked to the vehicle whose make, plate or first registration differ.
 */
export type ComparingFlag =
  | 'two-cars-at-once'
  | 'photo-of-another-inspection'
  | 'same-vehicle-same-day'
  | 'vehicle-in-doubt'

const hurryMs = 90_000
const kmOf = ({ value, unit }: { value: number | null; unit: string }) =>
  value === null ? null : unit === 'mi' ? value * 1.609344 : value

function hurried(covered: readonly ReceivedLine[]): boolean {
  const times = covered.filter(({ line }) => line.type === 'answered').map(({ line }) => Date.parse(line.wall))
  return times.length >= 10 && Math.max(...times) - Math.min(...times) < hurryMs
}

function belowHistory({ odometer, odometerHistory }: Pick<InspectionReport, 'odometer' | 'odometerHistory'>): boolean {
  const now = kmOf(odometer)
  const highest = Math.max(0, ...odometerHistory.map((reading) => kmOf(reading) ?? 0))
  return now !== null && odometer.status === 'read' && now < highest
}

function declaresAway(answers: InspectionReport['answers'], { sections }: InspectionTemplate): boolean {
  const tests = sections.flatMap(({ checkpoints }) => checkpoints).filter((checkpoint) => mustBeTested(checkpoint))
  const codes = new Set(tests.map(({ code }) => code))
  return answers.some(({ checkpoint, answer }) => answer === 'not-applicable' && codes.has(checkpoint))
}

type FlagGrounds = {
  covered: readonly ReceivedLine[]
  template: InspectionTemplate
  state: InspectionState
  /** The seal counts because the office said so. */
  authorAccepted?: boolean
}

/** The flags of a complete inspection, sorted by name. */
export function flagsOf(
  report: Omit<InspectionReport, 'flags'>,
  { covered, template, state, authorAccepted = false }: FlagGrounds,
): ReportFlag[] {
  const photos = report.photos.map(({ sha256 }) => sha256)
  const found: Record<Exclude<ReportFlag, JudgementFlag>, boolean> = {
    'no-bay-photo': report.bayPhoto === null,
    'answered-in-a-hurry': hurried(covered),
    'same-photo-twice': new Set(photos).size < photos.length,
    'odometer-below-history': belowHistory(report),
    'vin-check-digit': report.vehicle.vinCheck === 'invalid',
    'test-declared-not-applicable': declaresAway(report.answers, template),
    'author-accepted-by-office': authorAccepted,
  }
  const names = Object.keys(found) as (keyof typeof found)[]
  return [...names.filter((flag) => found[flag]), ...judgementFlags({ report, state })].toSorted()
}
