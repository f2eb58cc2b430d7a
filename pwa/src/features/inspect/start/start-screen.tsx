import { getRouteApi } from '@tanstack/react-router'
import { useSyncStatus } from '#db/hooks.ts'
import { Note } from '#design/note.tsx'
import { Screen } from '#design/screen.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { BackToToday } from '../back-link.tsx'
import { useStartPlan } from '../data/use-start-plan.ts'
import { useWords } from '../messages/words.tsx'
import { ProtectionGate } from './protection-gate.tsx'
import { StartForm } from './start-form.tsx'

const route = getRouteApi('/new')

/** A new inspection: from an appointment, as a retest, or of a car without an appointment. */
export function StartScreen() {
  const found = useStartPlan(route.useSearch())
  const outdated = useSyncStatus()?.outdated ?? false
  if (outdated) return <NotReady status="outdated" />
  if (found?.status !== 'ready') return <NotReady status={found?.status ?? 'loading'} />
  return (
    <ProtectionGate>
      <StartForm plan={found.plan} reference={found.reference} />
    </ProtectionGate>
  )
}

function NotReady({ status }: { status: 'loading' | 'no-reference' | 'gone' | 'outdated' }) {
  const { vehicle, common, today } = useWords().messages
  const says = { 'no-reference': vehicle.noTemplate, gone: today.notFound, outdated: common.outdated }
  return (
    <Screen title={vehicle.startTitle} start={<BackToToday />}>
      {status === 'loading' ? <Skeleton label={common.loading} rows={6} /> : <Note tone="warn">{says[status]}</Note>}
    </Screen>
  )
}
