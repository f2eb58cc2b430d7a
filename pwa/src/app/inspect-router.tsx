// The addresses of the inspector app. Components live in files of their own and come when they are needed; Today comes along.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { TodayScreen } from '#features/inspect/today/today-screen.tsx'
import { ErrorScreen } from './error-screen.tsx'
import { NotFoundScreen } from './not-found-screen.tsx'
import { PendingScreen } from './pending-screen.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundScreen })

const today = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: TodayScreen,
})

type NewSearch = { appointment?: string; retestOf?: string }
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const start = createRoute({
  getParentRoute: () => root,
  path: '/new',
  validateSearch: (search: Record<string, unknown>): NewSearch => {
    const appointment = text(search['appointment'])
    const retestOf = text(search['retestOf'])
    return { ...(appointment && { appointment }), ...(retestOf && { retestOf }) }
  },
  component: lazyRouteComponent(() => import('#features/inspect/start/start-screen.tsx'), 'StartScreen'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('#features/inspect/settings/settings-screen.tsx'), 'SettingsScreen'),
})

const signInAgain = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('#features/account/sign-in-again.tsx'), 'SignInAgain'),
})

const inspection = createRoute({
  getParentRoute: () => root,
  path: '/i/$inspectionId',
  component: lazyRouteComponent(() => import('#features/inspect/inspection-layout.tsx'), 'InspectionLayout'),
})

type CheckSearch = { at?: string; list?: boolean }

const check = createRoute({
  getParentRoute: () => inspection,
  path: '/check',
  validateSearch: (search: Record<string, unknown>): CheckSearch => {
    const at = text(search['at'])
    return { ...(at && { at }), ...(search['list'] === true && { list: true }) }
  },
  component: lazyRouteComponent(() => import('#features/inspect/check/check-screen.tsx'), 'CheckScreen'),
})

const vehicle = createRoute({
  getParentRoute: () => inspection,
  path: '/vehicle',
  component: lazyRouteComponent(() => import('#features/inspect/start/vehicle-screen.tsx'), 'VehicleScreen'),
})

const review = createRoute({
  getParentRoute: () => inspection,
  path: '/review',
  component: lazyRouteComponent(() => import('#features/inspect/review/review-screen.tsx'), 'ReviewScreen'),
})

const sign = createRoute({
  getParentRoute: () => inspection,
  path: '/sign',
  component: lazyRouteComponent(() => import('#features/inspect/sign/sign-screen.tsx'), 'SignScreen'),
})

const abandon = createRoute({
  getParentRoute: () => inspection,
  path: '/abandon',
  component: lazyRouteComponent(() => import('#features/inspect/sign/abandon-screen.tsx'), 'AbandonScreen'),
})

const attention = createRoute({
  getParentRoute: () => inspection,
  path: '/attention',
  component: lazyRouteComponent(() => import('#features/inspect/conflicts/attention-screen.tsx'), 'AttentionScreen'),
})

const routeTree = root.addChildren([
  today,
  start,
  settings,
  signInAgain,
  inspection.addChildren([check, vehicle, review, sign, abandon, attention]),
])

export const inspectRouter = createRouter({
  routeTree,
  basepath: '/inspect',
  defaultPendingMs: 300,
  defaultPendingComponent: PendingScreen,
  defaultErrorComponent: ErrorScreen,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof inspectRouter
  }
}
