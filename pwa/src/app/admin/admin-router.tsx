// The page of every address of the office app, by place. Pages come when they are needed.
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { AdminFrame } from './admin-frame.tsx'
import { accountPages } from './pages/account.ts'
import { certificatesPages } from './pages/certificates.ts'
import { inspectionsPages } from './pages/inspections.ts'
import { moneyPages } from './pages/money.ts'
import type { AllPages } from './pages/pages-of.ts'
import { peoplePages } from './pages/people.ts'
import { qualityPages } from './pages/quality.ts'
import { systemPages } from './pages/system.ts'
import { todayPages } from './pages/today.ts'
import { MissingPage, PendingPage, TroubledPage } from './stand-in-pages.tsx'

const pages: AllPages = {
  ...todayPages,
  ...inspectionsPages,
  ...certificatesPages,
  ...moneyPages,
  ...peoplePages,
  ...qualityPages,
  ...systemPages,
  ...accountPages,
}

const root = createRootRoute({ component: AdminFrame, notFoundComponent: MissingPage })

const routes = Object.entries(pages).map(([path, component]) =>
  createRoute({ getParentRoute: () => root, path, component }),
)

/** What stands behind `?` is text, as it is written; a plate of digits is no number. */
const readSearch = (search: string) => Object.fromEntries(new URLSearchParams(search))
function writeSearch(search: Record<string, unknown>): string {
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (typeof value === 'string') written.set(name, value)
  return written.size === 0 ? '' : `?${written}`
}

export const adminRouter = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/admin',
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingMs: 300,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: TroubledPage,
})
