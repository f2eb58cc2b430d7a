import type { DayInspection } from '@sac/contracts/http/inspection-day'
import { addDays, instantOf } from '@sac/contracts/inspection/calendar'
import { Problem } from '@sac/platform/http/problem'
import { sharedAnswers } from '@sac/platform/timing/shared-answers'
import type { ReceivedLine } from '../domain/evidence.ts'
import { progressOf } from '../domain/progress.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { listLines } from '../store/evidence-rows.ts'
import { type InspectionRow, listOfDay } from '../store/inspection-rows.ts'

type Asked = { centreId: string; date: string }

/** Of every page that looks on; they all ask when a line arrives. */
const sharedMs = 300

/** The inspections of a day; what they all ask at one moment is worked out once. Throws Problem `centre.not-found`. */
export const createListDay = (deps: InspectionsDeps): ((asked: Asked) => Promise<DayInspection[]>) =>
  sharedAnswers(sharedMs, {
    keyOf: ({ centreId, date }) => `${date} ${centreId}`,
    work: (asked) => listDay(deps, asked),
  })

async function listDay(deps: InspectionsDeps, { centreId, date }: Asked): Promise<DayInspection[]> {
  const centre = await deps.directory.findCentre(centreId)
  if (!centre) throw new Problem('centre.not-found', { detail: 'Choose one of the centres listed.' })
  const startOf = (days: number) => new Date(instantOf(addDays(date, days), 0, centre.timeZone))
  const rows = await listOfDay(deps.pool, {
    centreId,
    since: startOf(-7),
    from: startOf(0),
    to: startOf(1),
    limit: 200,
  })
  const running = rows.filter(({ status }) => status === 'in-progress').map(({ inspectionId }) => inspectionId)
  const lines = running.length === 0 ? [] : await listLines(deps.pool, { ...none, whole: running })
  const linesOf = Map.groupBy(lines, ({ line }) => line.inspectionId)
  return rows.map((row) => shown(deps, row, linesOf.get(row.inspectionId)))
}

const none = { brief: [], types: [], except: [] }

function shown(
  { rulebook }: InspectionsDeps,
  { startedAt, ...row }: InspectionRow,
  lines: readonly ReceivedLine[] | undefined,
): DayInspection {
  const { inspectionId, appointmentId, status, result, kind, inspectorId, plate } = row
  const begun = startedAt?.toISOString() ?? null
  const known = { inspectionId, appointmentId, status, result, kind, inspectorId, startedAt: begun }
  return { ...known, ...(lines ? standingOf(lines, rulebook) : { heardAt: null, progress: null, plate }) }
}

function standingOf(lines: readonly ReceivedLine[], rulebook: InspectionsDeps['rulebook']) {
  const heard = Math.max(...lines.map(({ receivedAt }) => Date.parse(receivedAt)))
  const standing = progressOf(
    lines.map(({ line }) => line),
    rulebook,
  )
  return { ...standing, heardAt: new Date(heard).toISOString() }
}
