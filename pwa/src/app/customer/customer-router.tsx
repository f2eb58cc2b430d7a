// The page of every address of the customer app. Pages live in files of their own and come when they are needed; the landing comes
// along.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import type { Address } from '#customer/addresses.ts'
import { HomePage } from '#features/home/home-page.tsx'
import { CustomerFrame } from './customer-frame.tsx'
import { MissingPage, PendingPage, TroubledPage } from './stand-in-pages.tsx'

const payPages = () => import('#features/booking/pay/pay-page.tsx')

const pages: Readonly<Record<Address, RouteComponent>> = {
  '/': HomePage,
  '/book': lazyRouteComponent(() => import('#features/booking/when/when-page.tsx'), 'WhenPage'),
  '/book/car': lazyRouteComponent(() => import('#features/booking/car/car-page.tsx'), 'CarPage'),
  '/book/check': lazyRouteComponent(() => import('#features/booking/check/check-page.tsx'), 'CheckPage'),
  '/book/wait': lazyRouteComponent(() => import('#features/booking/wait/wait-page.tsx'), 'WaitPage'),
  '/book/pay/$appointmentId': lazyRouteComponent(payPages, 'PayPage'),
  '/pay/$paymentId': lazyRouteComponent(payPages, 'PaidPage'),
  '/appointments': lazyRouteComponent(() => import('#features/booking/mine/appointments-page.tsx'), 'AppointmentsPage'),
  '/appointments/$appointmentId': lazyRouteComponent(
    () => import('#features/booking/mine/appointment-page.tsx'),
    'AppointmentPage',
  ),
  '/appointments/$appointmentId/move': lazyRouteComponent(
    () => import('#features/booking/mine/move-page.tsx'),
    'MovePage',
  ),
  '/sign-in': lazyRouteComponent(() => import('#features/sign-in/sign-in-page.tsx'), 'SignInPage'),
}

const root = createRootRoute({ component: CustomerFrame, notFoundComponent: MissingPage })

const routes = Object.entries(pages).map(([path, component]) =>
  createRoute({ getParentRoute: () => root, path, component }),
)

export const customerRouter = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingMs: 300,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: TroubledPage,
})
