// The addresses of the customer app. Screens live in files of their own and come when they are needed; the landing comes along.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { Address } from '#customer/addresses.ts'
import { HomePage } from '#features/home/home-page.tsx'
import { CustomerFrame } from './customer-frame.tsx'
import { MissingPage, PendingPage, TroubledPage } from './stand-in-pages.tsx'

const root = createRootRoute({ component: CustomerFrame, notFoundComponent: MissingPage })

/** A route whose address is one of the table's. */
const at = <const Path extends Address>(path: Path) => ({ getParentRoute: () => root, path })

const home = createRoute({ ...at('/'), component: HomePage })

const signIn = createRoute({
  ...at('/sign-in'),
  component: lazyRouteComponent(() => import('#features/sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const appointments = createRoute({
  ...at('/appointments'),
  component: lazyRouteComponent(() => import('#features/appointments/appointments-page.tsx'), 'AppointmentsPage'),
})

export const customerRouter = createRouter({
  routeTree: root.addChildren([home, appointments, signIn]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingMs: 300,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: TroubledPage,
})
