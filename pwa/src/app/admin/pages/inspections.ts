import { lazyRouteComponent } from '@tanstack/react-router'
import type { PagesOf } from './pages-of.ts'

export const inspectionsPages: PagesOf<'inspections'> = {
  '/inspections': lazyRouteComponent(
    () => import('#features/admin-inspections/inspections-page.tsx'),
    'InspectionsPage',
  ),
  '/inspections/quarantine': lazyRouteComponent(
    () => import('#features/admin-inspections/quarantine-page.tsx'),
    'QuarantinePage',
  ),
  '/inspections/quarantine/$lineId': lazyRouteComponent(
    () => import('#features/admin-inspections/quarantined-line-page.tsx'),
    'QuarantinedLinePage',
  ),
  '/inspections/appeals': lazyRouteComponent(
    () => import('#features/admin-inspections/appeals/appeals-page.tsx'),
    'AppealsPage',
  ),
  '/inspections/$inspectionId': lazyRouteComponent(
    () => import('#features/admin-inspections/inspection-page.tsx'),
    'InspectionPage',
  ),
}
