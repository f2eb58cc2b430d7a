// Plausibility for the office (design 03, "Presence evidence"). Flags inform; they never accuse or block.
import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { ReceivedLine } from './evidence.ts'

export type Flag =
  | 'no-bay-photo'
  | 'answered-in-a-hurry'
  | 'same-photo-twice'
  | 'photo-of-another-inspection'
  | 'odometer-below-history'
  | 'vin-check-digit'
  | 'two-cars-at-once'

export type Surroundings = {
  /** Other inspections that hold one of this one's photos. */
  sharedPhotos: boolean
  /** The inspector had another inspection running at the same time. */
  overlapping: boolean
}

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

/** The flags of a complete inspection, sorted by name. */
export function flagsOf(
  report: Omit<InspectionReport, 'flags'>,
  covered: readonly ReceivedLine[],
  { sharedPhotos, overlapping }: Surroundings,
): Flag[] {
  const photos = report.photos.map(({ sha256 }) => sha256)
  const found: Record<Flag, boolean> = {
    'no-bay-photo': report.bayPhoto === null,
    'answered-in-a-hurry': hurried(covered),
    'same-photo-twice': new Set(photos).size < photos.length,
    'photo-of-another-inspection': sharedPhotos,
    'odometer-below-history': belowHistory(report),
    'vin-check-digit': report.vehicle.vinCheck === 'invalid',
    'two-cars-at-once': overlapping,
  }
  return (Object.keys(found) as Flag[]).filter((flag) => found[flag]).toSorted()
}
