import { dateIn } from '@sac/contracts/inspection/calendar'
import { findProfile } from '@sac/contracts/template/profiles'
import { getRouteApi, Outlet } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { ReadInspection } from '#db/read-inspection.ts'
import { deviceTimeZone } from '#design/i18n/device-time-zone.ts'
import { Note } from '#design/note.tsx'
import { Screen } from '#design/screen.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useInspection, useListing } from '#device/hooks.ts'
import { holdOffUpdate } from '#platform/app-update.ts'
import { holdWakeLock } from '#platform/wake-lock.ts'
import { saveHere } from '#recording/save-here.ts'
import { useWords } from '#words/words.tsx'
import { BackToToday } from './back-link.tsx'
import { type CurrentInspection, CurrentInspectionContext, type SaveRecords } from './current-inspection.ts'
import { useOfficeData } from './data/use-office-data.ts'
import { useOfficeTime } from './data/use-office-time.ts'
import { historyOfFailed } from './model/history-of-failed.ts'
import { holdingOf, isSealedFor, isSettled } from './model/holding.ts'
import { type InspectionView, viewInspection } from './model/inspection-view.ts'
import type { OfficeData } from './model/office-data.ts'
import { mergeHistory, noHistory } from './model/vehicle-history.ts'
import { TakeOverScreen } from './takeover/take-over-screen.tsx'
import { useMe } from './takeover/use-me.ts'

const route = getRouteApi('/i/$inspectionId')

type Found =
  | { status: 'loading' }
  | { status: 'gone' }
  | { status: 'no-template' }
  | { status: 'here'; current: CurrentInspection }

type Known = {
  read: ReadInspection
  failed: ReadInspection | null
  office: OfficeData
  today: string
  actorId: string
  deviceId: string
}

type Viewer = (inputs: Parameters<typeof viewInspection>[0]) => InspectionView

/** Each view knows the one before, so that only what has changed is drawn anew. */
function createViewer(): Viewer {
  let last: InspectionView | null = null
  return (inputs) => {
    last = viewInspection(inputs, last)
    return last
  }
}

function currentOf({ read, failed, office, today, actorId, deviceId }: Known, viewOf: Viewer): Found {
  const { inspectionId, lines, arrived, state, undone } = read
  const started = state.started?.value
  const known = office.templates.find(({ hash }) => hash === started?.templateHash)
  if (!started || !known) return { status: 'no-template' }
  const profile = findProfile(started.profileId) ?? { repairOnSpotAllowed: false }
  const record: SaveRecords = async (records, options = {}) => {
    await saveHere({ inspectionId, actorId, records, ...options })
  }
  const seen = viewOf({ state, template: known.template, profile, testedOn: today })
  const view = { ...seen, sealed: isSealedFor(actorId, state) }
  const planned = office.assignments.find((one) => one.inspectionId === inspectionId)?.history ?? noHistory
  const history = failed ? mergeHistory(historyOfFailed(failed.state, known.template), planned) : planned
  const current = { id: inspectionId, deviceId, actorId, lines, arrived, undone, view, history, record }
  return { status: 'here', current }
}

/** The failed inspection this one judges again; null where it is not on this device. */
const useFailed = (read: ReadInspection | null): ReadInspection | null =>
  useInspection(read?.state.started?.value.retest?.of ?? '') ?? null

function useFound(inspectionId: string): Found {
  const read = useInspection(inspectionId)
  const failed = useFailed(read ?? null)
  const office = useOfficeData()
  const me = useMe()
  const { settled } = useWords()
  const now = useOfficeTime()
  const zone = read?.state.started?.value.timeZone ?? deviceTimeZone()
  const today = dateIn(zone, new Date(now).toISOString())
  const [viewOf] = useState(createViewer)
  return useMemo(() => {
    if (read === null) return { status: 'gone' }
    if (!read || !office || !me || !settled) return { status: 'loading' }
    return currentOf({ read, failed, office, today, ...me }, viewOf)
  }, [read, failed, office, today, me, settled, viewOf])
}

/** One inspection for the screens below; the screen stays on while it is open. */
export function InspectionLayout() {
  const { inspectionId } = route.useParams()
  const found = useFound(inspectionId)
  useEffect(() => holdWakeLock(), [])
  useEffect(() => holdOffUpdate(), [])
  if (found.status !== 'here') return <NotHere status={found.status} />
  return (
    <CurrentInspectionContext value={found.current}>
      <Opened current={found.current} />
    </CurrentInspectionContext>
  )
}

/** While it is open only who holds it records. What is sealed may be read and put right by whoever has it. */
function Opened({ current }: { current: CurrentInspection }) {
  const { actorId, view } = current
  const status = useListing(current.id)?.status
  const notMine = status?.status === 'needs-attention' && status.reasons.some(({ code }) => code === 'not-holder')
  const holding = holdingOf(current.arrived, current)
  const settled = view.sealed && isSettled({ actorId, holding, seals: view.state.seals, notMine })
  if (settled || holding.status === 'mine') return <Outlet />
  return <TakeOverScreen holding={holding} notMine={notMine} />
}

function NotHere({ status }: { status: Exclude<Found['status'], 'here'> }) {
  const { check, common, today, vehicle } = useWords().messages
  const says = { gone: today.notFound, 'no-template': vehicle.noTemplate }
  return (
    <Screen title={check.checkpoints} start={<BackToToday />}>
      {status === 'loading' ? <Skeleton label={common.loading} rows={6} /> : <Note tone="warn">{says[status]}</Note>}
    </Screen>
  )
}
