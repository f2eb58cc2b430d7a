import { lazyRouteComponent } from '@tanstack/react-router'
import type { PagesOf } from './pages-of.ts'

export const todayPages: PagesOf<'today'> = {
  '/': lazyRouteComponent(() => import('#features/admin-today/today-page.tsx'), 'TodayPage'),
  '/bookings': lazyRouteComponent(() => import('#features/admin-today/bookings-page.tsx'), 'BookingsPage'),
}
