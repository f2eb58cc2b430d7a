import { lazyRouteComponent } from '@tanstack/react-router'
import type { PagesOf } from './pages-of.ts'

export const qualityPages: PagesOf<'quality'> = {
  '/quality': lazyRouteComponent(() => import('#features/admin-quality/quality-page.tsx'), 'QualityPage'),
  '/quality/equipment': lazyRouteComponent(() => import('#features/admin-quality/equipment-page.tsx'), 'EquipmentPage'),
  '/quality/second-looks': lazyRouteComponent(
    () => import('#features/admin-quality/second-looks/second-looks-page.tsx'),
    'SecondLooksPage',
  ),
  '/quality/second-looks/$inspectionId': lazyRouteComponent(
    () => import('#features/admin-quality/second-looks/second-look-page.tsx'),
    'SecondLookPage',
  ),
  '/quality/reports': lazyRouteComponent(() => import('#features/admin-quality/reports-page.tsx'), 'ReportsPage'),
}
