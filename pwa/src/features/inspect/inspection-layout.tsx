import { dateIn } from '@sac/contracts/inspection/calendar'
import { findProfile } from '@sac/contracts/template/profiles'
import { getRouteApi, Outlet } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { browserStore } from '#db/browser-store.ts'
import { useAccount, useDevice, useInspection } from '#db/hooks.ts'
import type { ReadInspection } from '#db/read-inspection.ts'
import { recordEvents } from '#db/record-events.ts'
import { Note } from '#design/note.tsx'
import { Screen } from '#design/screen.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { holdWakeLock } from '#platform/wake-lock.ts'
import { BackToToday } from './back-link.tsx'
import { type CurrentInspection, CurrentInspectionContext, type Record } from './current-inspection.ts'
import { useMinute } from './data/use-minute.ts'
import { useReferenceData } from './data/use-reference-data.ts'
import type { Reference } from './device-data.ts'
import { useWords } from './messages/words.tsx'
import { viewInspection } from './model/inspection-view.ts'
import { noHistory } from './model/vehicle-history.ts'

const route = getRouteApi('/i/$inspectionId')

type Found =
  | { status: 'loading' }
  | { status: 'gone' }
  | { status: 'no-template' }
  | { status: 'here'; current: CurrentInspection }

type Known = { read: ReadInspection; reference: Reference; today: string; actorId: string; deviceId: string }

function currentOf({ read, reference, today, actorId, deviceId }: Known): Found {
  const { inspectionId, lines, state } = read
  const started = state.started?.value
  const known = reference.templates.find(({ hash }) => hash === started?.templateHash)
  if (!started || !known) return { status: 'no-template' }
  const profile = findProfile(started.profileId) ?? { repairOnSpotAllowed: false }
  const record: Record = async (drafts, blobs = []) => {
    await recordEvents(browserStore().outbox, { inspectionId, actorId, drafts, blobs })
  }
  return {
    status: 'here',
    current: {
      id: inspectionId,
      deviceId,
      actorId,
      lines,
      view: viewInspection({ state, template: known.template, profile, testedOn: today }),
      history: reference.assignments.find((one) => one.inspectionId === inspectionId)?.history ?? noHistory,
      record,
    },
  }
}

function useFound(inspectionId: string): Found {
  const read = useInspection(inspectionId)
  const reference = useReferenceData()
  const account = useAccount()
  const device = useDevice()
  const now = useMinute()
  const zone = read?.state.started?.value.timeZone ?? 'UTC'
  const today = dateIn(zone, new Date(now).toISOString())
  const actorId = account?.current
  const deviceId = device?.deviceId
  return useMemo(() => {
    if (read === null) return { status: 'gone' }
    if (!read || !reference || !actorId || !deviceId) return { status: 'loading' }
    return currentOf({ read, reference, today, actorId, deviceId })
  }, [read, reference, today, actorId, deviceId])
}

/** One inspection for the screens below; the screen stays on while it is open. */
export function InspectionLayout() {
  const { inspectionId } = route.useParams()
  const found = useFound(inspectionId)
  useEffect(() => holdWakeLock(), [])
  if (found.status !== 'here') return <NotHere status={found.status} />
  return (
    <CurrentInspectionContext value={found.current}>
      <Outlet />
    </CurrentInspectionContext>
  )
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
