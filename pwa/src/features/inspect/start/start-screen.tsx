import { getRouteApi, Navigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { ReadInspection } from '#db/read-inspection.ts'
import { Note } from '#design/note.tsx'
import { Screen } from '#design/screen.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useInspection, useSyncStatus } from '#device/hooks.ts'
import { useWords } from '#words/words.tsx'
import { BackToToday } from '../back-link.tsx'
import { ProtectionGate } from './protection-gate.tsx'
import { StartForm } from './start-form.tsx'
import { StorageGate } from './storage-gate.tsx'
import { useStartPlan } from './use-start-plan.ts'

const route = getRouteApi('/new')

/** A new inspection: from an appointment, as a retest, or of a car without an appointment. */
export function StartScreen() {
  const found = useStartPlan(route.useSearch())
  const outdated = useSyncStatus()?.outdated
  if (outdated) return <NotReady status="outdated" />
  if (found?.status !== 'ready') return <NotReady status={found?.status ?? 'loading'} />
  return (
    <UnlessBegun inspectionId={found.plan.inspectionId}>
      <StorageGate>
        <ProtectionGate>
          <StartForm plan={found.plan} office={found.office} />
        </ProtectionGate>
      </StorageGate>
    </UnlessBegun>
  )
}

const isBegun = (read: ReadInspection | null): boolean => (read?.state.started ?? null) !== null

/** An appointment that has been begun, here or by somebody else, is opened and not begun again. Decided once, on arrival. */
function UnlessBegun({ inspectionId, children }: { inspectionId: string | null; children: ReactNode }) {
  const here = useInspection(inspectionId ?? '')
  const [begun, setBegun] = useState<boolean | null>(null)
  if (begun === null && here !== undefined) setBegun(isBegun(here))
  if (begun === null) return <NotReady status="loading" />
  return begun && inspectionId ? <Navigate to="/i/$inspectionId/check" params={{ inspectionId }} replace /> : children
}

function NotReady({ status }: { status: 'loading' | 'no-office-data' | 'gone' | 'outdated' }) {
  const { vehicle, common, today } = useWords().messages
  const says = { 'no-office-data': vehicle.noTemplate, gone: today.notFound, outdated: common.outdated }
  return (
    <Screen title={vehicle.startTitle} start={<BackToToday />}>
      {status === 'loading' ? <Skeleton label={common.loading} rows={6} /> : <Note tone="warn">{says[status]}</Note>}
    </Screen>
  )
}
