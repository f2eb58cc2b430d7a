// The first lines of the customer app: words, code and what the landing shows are on their way at once.
import '#design/css/tokens.css'
import '#design/css/base.css'
import '#design/css/parts.css'
import '#design/css/typeface.css'
import '#design/css/second-look.css'
import '#features/home/home.css'
import '#features/booking/booking.css'
import { applyPreferences, readPreferences } from '#design/preferences.ts'
import { reloadWhenPartsAreGone } from '#platform/app-update.ts'
import { askEarly } from '#platform/http.ts'
import { landings } from '#words/customer/landing.ts'
import { customerLanguages } from '#words/customer/languages.ts'
import { centresPath } from './centres-path.ts'
import { drawLanding } from './draw-landing.ts'

async function start(root: HTMLElement): Promise<void> {
  reloadWhenPartsAreGone()
  if (location.pathname === '/') askEarly(centresPath)
  const preferences = readPreferences()
  applyPreferences(preferences)
  const { language } = preferences
  drawLanding(root, landings[language])
  const [{ startCustomerApp }, { messages }] = await Promise.all([
    import('./start-customer-app.tsx'),
    customerLanguages[language](),
  ])
  await startCustomerApp(root, { language, messages })
}

const root = document.getElementById('root')
if (root) start(root).catch(reportError)
