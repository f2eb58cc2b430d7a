// The first lines of the inspector app. What takes time is under way before React is here: the words, the database, and the part
// of the app that whoever uses this device will see.
import '#design/css/tokens.css'
import '#design/css/base.css'
import '#design/css/parts.css'
import '#design/css/screen.css'
import '#features/inspect/css/check.css'
import '#features/inspect/css/screens.css'
import '#design/css/room.css'
import { browserOutbox } from '#db/browser-outbox.ts'
import { readMeta } from '#db/outbox-meta.ts'
import { applyPreferences, readPreferences } from '#design/preferences.ts'
import { reloadWhenPartsAreGone } from '#platform/app-update.ts'
import { isRemembered } from '#platform/device-marker.ts'
import { catchInstallOffer } from '#platform/install-prompt.ts'
import { loadMessages } from '#words/load-messages.ts'
import { showLastResort } from './last-resort.ts'

/** Nothing waits for it: who needs the part asks for it, and then it is here or on its way. */
async function sendForFirstScreen(): Promise<void> {
  const reading = readMeta(browserOutbox(), 'account')
  // A device the office knows shows the app, at once or behind a PIN: it comes while the database opens.
  if (isRemembered()) await import('./inspect-app.tsx')
  const account = await reading
  if (account?.current && !account.locked) await import('./inspect-app.tsx')
  else if (!account?.current) await import('#features/account/sign-in-screen.tsx')
}

async function start(root: HTMLElement): Promise<void> {
  catchInstallOffer()
  reloadWhenPartsAreGone()
  const preferences = readPreferences()
  applyPreferences(preferences)
  sendForFirstScreen().catch(() => undefined)
  const [{ startApp }, messages] = await Promise.all([import('./start-app.tsx'), loadMessages(preferences.language)])
  await startApp(root, { language: preferences.language, messages })
}

const root = document.getElementById('root')
if (root)
  start(root).catch((error: unknown) => {
    reportError(error)
    showLastResort(root)
  })
