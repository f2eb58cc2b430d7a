// The first lines of the office app: words and code are on their way at once, and the page is drawn once both are here.
import '#design/css/tokens.css'
import '#design/css/base.css'
import '#design/css/parts.css'
import '#design/css/typeface.css'
import '#design/css/second-look.css'
import '#admin/css/office.css'
import '#admin/css/lists.css'
import '#admin/css/records.css'
import { applyPreferences, readPreferences } from '#design/preferences.ts'
import { reloadWhenPartsAreGone } from '#platform/app-update.ts'
import { loadWords } from '#words/admin/words.tsx'
import { fetchDoor } from './gate.tsx'
import { startAdminApp } from './start-admin-app.tsx'

async function start(root: HTMLElement): Promise<void> {
  reloadWhenPartsAreGone()
  const preferences = readPreferences()
  applyPreferences(preferences)
  const [words] = await Promise.all([loadWords(preferences.language), fetchDoor()])
  startAdminApp(root, words)
}

const root = document.getElementById('root')
if (root) start(root).catch(reportError)
