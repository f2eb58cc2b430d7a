import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import '#design/css/tokens.css'
import '#design/css/base.css'
import '#design/css/parts.css'
import '#design/css/screen.css'
import '#features/inspect/css/check.css'
import '#features/inspect/css/screens.css'
import '#design/css/room.css'
import { browserStore } from '#db/browser-store.ts'
import { draftStore } from '#db/outbox-drafts.ts'
import { applyPreferences, readPreferences } from '#design/preferences.ts'
import { openDrafts } from '#features/inspect/drafts.ts'
import { registerWorker, reloadWhenPartsAreGone } from '#platform/app-update.ts'
import { catchInstallOffer } from '#platform/install-prompt.ts'
import { browserDevice } from '#sync/browser-device.ts'
import { loadMessages } from '#words/load-messages.ts'
import { WordsProvider } from '#words/words.tsx'
import { AccountGate } from './account-gate.tsx'
import { showLastResort } from './last-resort.ts'
import { PendingScreen } from './pending-screen.tsx'

// Not needed to sign in; whoever is signed in gets it while the account is read.
const loadApp = () => import('./inspect-app.tsx')
const InspectApp = lazy(async () => {
  // What was left half done is known before the first screen.
  const [{ InspectApp: App }] = await Promise.all([loadApp(), openDrafts(draftStore(browserStore().outbox))])
  return { default: App }
})

async function start(root: HTMLElement): Promise<void> {
  catchInstallOffer()
  reloadWhenPartsAreGone()
  const preferences = readPreferences()
  applyPreferences(preferences)
  const messages = await loadMessages(preferences.language)
  const onUncaughtError = (error: unknown) => {
    reportError(error)
    showLastResort(root)
  }
  createRoot(root, { onUncaughtError }).render(
    <StrictMode>
      <WordsProvider initial={{ language: preferences.language, messages }}>
        <AccountGate>
          <Suspense fallback={<PendingScreen />}>
            <InspectApp />
          </Suspense>
        </AccountGate>
      </WordsProvider>
    </StrictMode>,
  )
  browserDevice().start()
  registerWorker()
}

const root = document.getElementById('root')
if (root)
  start(root).catch((error: unknown) => {
    reportError(error)
    showLastResort(root)
  })
