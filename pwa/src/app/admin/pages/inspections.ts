import { lazyRouteComponent } from '@tanstack/react-router'
import type { PagesOf } from './pages-of.ts'

export const inspectionsPages: PagesOf<'inspections'> = {
  '/inspections': lazyRouteComponent(
    () => import('#features/admin-inspections/inspections-page.tsx'),
    'InspectionsPage',
  ),
  '/inspections/$inspectionId': lazyRouteComponent(
    () => import('#features/admin-inspections/inspection-page.tsx'),
    'InspectionPage',
  ),
}
