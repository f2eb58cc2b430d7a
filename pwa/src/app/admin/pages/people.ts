import { lazyRouteComponent } from '@tanstack/react-router'
import type { PagesOf } from './pages-of.ts'

export const peoplePages: PagesOf<'people'> = {
  '/people': lazyRouteComponent(() => import('#features/admin-people/people-page.tsx'), 'PeoplePage'),
  '/people/devices': lazyRouteComponent(() => import('#features/admin-people/devices-page.tsx'), 'DevicesPage'),
  '/people/enrolments': lazyRouteComponent(
    () => import('#features/admin-people/enrolments-page.tsx'),
    'EnrolmentsPage',
  ),
  '/people/claims': lazyRouteComponent(() => import('#features/admin-people/claims-page.tsx'), 'ClaimsPage'),
  '/people/$userId': lazyRouteComponent(() => import('#features/admin-people/person-page.tsx'), 'PersonPage'),
}
