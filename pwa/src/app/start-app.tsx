import { type ReactNode, StrictMode, Suspense, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import type { LanguageCode } from '#design/i18n/language.ts'
import { browserDevice } from '#device/browser-device.ts'
import { readFirstScreen } from '#device/hooks.ts'
import { registerWorker } from '#platform/app-update.ts'
import { sleep } from '#platform/sleep.ts'
import type { Messages } from '#words/en.ts'
import { WordsProvider } from '#words/words.tsx'
import { AccountGate } from './account-gate.tsx'
import { fetchFirstPart, InspectApp } from './first-parts.ts'
import { showLastResort } from './last-resort.ts'
import { PendingScreen } from './pending-screen.tsx'

/** Whoever waits longer is shown that something is under way. */
const patienceMs = 3_000

/** Draws the first screen once everything it shows is here, so that nothing is drawn twice; then sending begins. */
export async function startApp(
  root: HTMLElement,
  words: { language: LanguageCode; messages: Messages },
): Promise<void> {
  const ahead = readFirstScreen()
  const stopped = new AbortController()
  await Promise.race([Promise.all([ahead.read, fetchFirstPart()]), sleep(patienceMs, stopped.signal)])
  stopped.abort()
  const onUncaughtError = (error: unknown) => {
    reportError(error)
    showLastResort(root)
  }
  createRoot(root, { onUncaughtError }).render(
    <StrictMode>
      <Started release={ahead.release}>
        <WordsProvider initial={words}>
          <AccountGate>
            <Suspense fallback={<PendingScreen />}>
              <InspectApp />
            </Suspense>
          </AccountGate>
        </WordsProvider>
      </Started>
    </StrictMode>,
  )
}

/** What nobody waits for begins when the first screen stands. */
function Started({ release, children }: { release: () => void; children: ReactNode }) {
  useEffect(() => {
    browserDevice().start()
    registerWorker()
    release()
  }, [release])
  return children
}
