import { dateIn } from '@sac/contracts/inspection/calendar'
import type { InspectionSummary } from '../model/summarise-inspection.ts'

type Planned = { appointmentId: string; inspectionId: string; scheduledDate: string; status: string }
type Row = { summary: InspectionSummary }
type Given<A extends Planned, R extends Row> = {
  assignments: readonly A[]
  rows: readonly R[]
  /** ISO instant. */
  now: string
  timeZone: string
  /** Further inspections that were begun here or closed elsewhere. */
  begun?: ReadonlySet<string>
}

const waiting: ReadonlySet<string> = new Set(['pending', 'confirmed', 'checked-in'])

/** What stands on Today: appointments of the day not begun, open inspections of any day, and those closed today. */
export function arrangeToday<A extends Planned, R extends Row>({
  assignments,
  rows,
  now,
  timeZone,
  begun: known = new Set(),
}: Given<A, R>) {
  const today = dateIn(timeZone, now)
  const isToday = ({ scheduledDate }: A) => dateIn(timeZone, scheduledDate) === today
  const begun = new Set([...known, ...rows.map(({ summary }) => summary.inspectionId)])
  const closedAt = ({ summary }: R) => summary.closedAt ?? ''
  const open = assignments
    .filter(({ inspectionId, status }) => !begun.has(inspectionId) && waiting.has(status))
    .toSorted((a, b) => (a.scheduledDate < b.scheduledDate ? -1 : 1))
  return {
    next: open.filter(isToday),
    /** What is planned around it: a wrong clock moves appointments here, it never hides them. */
    otherDays: open.filter((assignment) => !isToday(assignment)),
    /** Failed inspections whose retest has begun on this device. */
    retested: new Set(rows.flatMap(({ summary }) => summary.retestOf ?? [])),
    inProgress: rows.filter(({ summary }) => summary.open),
    done: rows
      .filter((row) => closedAt(row) !== '' && dateIn(timeZone, closedAt(row)) === today)
      .toSorted((a, b) => (closedAt(a) < closedAt(b) ? 1 : -1)),
  }
}
