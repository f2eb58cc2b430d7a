import { RouterProvider } from '@tanstack/react-router'
import { browserOutbox } from '#db/browser-outbox.ts'
import { draftStore } from '#db/outbox-drafts.ts'
import { openDrafts } from '#features/inspect/drafts.ts'
import { inspectRouter } from './inspect-router.tsx'

/** Resolves when the screen of this address can be drawn, and what was left half done is known. */
export async function prepareApp(): Promise<void> {
  await Promise.all([inspectRouter.load(), openDrafts(draftStore(browserOutbox()))])
}

/** Everything behind the sign-in. */
export function InspectApp() {
  return <RouterProvider router={inspectRouter} />
}
