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
import { CustomerFrame } from './customer-frame.tsx'
import { MissingPage, PendingPage, TroubledPage } from './stand-in-pages.tsx'
import { StartPage } from './start-page.tsx'

const payPages = () => import('#features/booking/pay/pay-page.tsx')

const resetPages = () => import('#features/sign-in/reset-password-page.tsx')

const pages: Readonly<Record<Address, RouteComponent>> = {
  '/': StartPage,
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
  '/cars': lazyRouteComponent(() => import('#features/my-cars/cars/cars-page.tsx'), 'CarsPage'),
  '/cars/add': lazyRouteComponent(() => import('#features/my-cars/cars/add-car-page.tsx'), 'AddCarPage'),
  '/cars/$claimId': lazyRouteComponent(() => import('#features/my-cars/cars/own-car-page.tsx'), 'OwnCarPage'),
  '/cars/$claimId/tests/$inspectionId': lazyRouteComponent(
    () => import('#features/my-cars/report/report-page.tsx'),
    'ReportPage',
  ),
  '/papers': lazyRouteComponent(() => import('#features/my-cars/papers/papers-page.tsx'), 'PapersPage'),
  '/papers/certificates/$claimId/$certificateId': lazyRouteComponent(
    () => import('#features/my-cars/papers/certificate-page.tsx'),
    'CertificatePage',
  ),
  '/papers/invoices/$invoiceId': lazyRouteComponent(
    () => import('#features/my-cars/papers/invoice-page.tsx'),
    'InvoicePage',
  ),
  '/account': lazyRouteComponent(() => import('#features/customer-account/profile-page.tsx'), 'ProfilePage'),
  '/account/security': lazyRouteComponent(() => import('#features/customer-account/security-page.tsx'), 'SecurityPage'),
  '/account/data': lazyRouteComponent(() => import('#features/customer-account/data-page.tsx'), 'DataPage'),
  '/account/forgot-password': lazyRouteComponent(
    () => import('#features/sign-in/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
  // Where the links of e-mails lead: the users service writes them as `/account/<purpose>`.
  '/account/confirm-registration': lazyRouteComponent(
    () => import('#features/sign-in/confirm-registration-page.tsx'),
    'ConfirmRegistrationPage',
  ),
  '/account/reset-password': lazyRouteComponent(resetPages, 'ResetPasswordPage'),
  '/account/invitation': lazyRouteComponent(resetPages, 'InvitationPage'),
  '/account/confirm-email': lazyRouteComponent(
    () => import('#features/sign-in/confirm-email-page.tsx'),
    'ConfirmEmailPage',
  ),
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
