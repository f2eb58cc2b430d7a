import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { InterruptedPhoto } from '#features/inspect/camera/interrupted-photo.tsx'
import { OpenOutboxContext } from '#features/inspect/outbox/outbox-drawer-state.ts'
import { HealthBanner } from './health-banner.tsx'
import { UpdateOffer } from './update-offer.tsx'

const OutboxDrawer = lazy(async () => ({
  default: (await import('#features/inspect/outbox/outbox-drawer.tsx')).OutboxDrawer,
}))

/** Around every screen: the outbox drawer, a photo that was interrupted, and the offer of a new version. */
export function Shell() {
  const [outbox, setOutbox] = useState(false)
  return (
    <OpenOutboxContext value={() => setOutbox(true)}>
      <HealthBanner />
      <UpdateOffer />
      <InterruptedPhoto />
      <Outlet />
      <Suspense>{outbox && <OutboxDrawer onClose={() => setOutbox(false)} />}</Suspense>
    </OpenOutboxContext>
  )
}
