import { lazyRouteComponent } from '@tanstack/react-router'
import type { PagesOf } from './pages-of.ts'

export const systemPages: PagesOf<'system'> = {
  '/system': lazyRouteComponent(() => import('#features/admin-system/audit-page.tsx'), 'AuditPage'),
}
