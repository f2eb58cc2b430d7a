import { lazyRouteComponent } from '@tanstack/react-router'
import type { PagesOf } from './pages-of.ts'

export const certificatesPages: PagesOf<'certificates'> = {
  '/certificates': lazyRouteComponent(
    () => import('#features/admin-certificates/certificates-page.tsx'),
    'CertificatesPage',
  ),
  '/certificates/expiring': lazyRouteComponent(
    () => import('#features/admin-certificates/expiring-page.tsx'),
    'ExpiringPage',
  ),
  '/certificates/requests': lazyRouteComponent(
    () => import('#features/admin-certificates/requests-page.tsx'),
    'RequestsPage',
  ),
  '/certificates/signing': lazyRouteComponent(
    () => import('#features/admin-certificates/signing-page.tsx'),
    'SigningPage',
  ),
  '/certificates/$certificateId': lazyRouteComponent(
    () => import('#features/admin-certificates/certificate-page.tsx'),
    'CertificatePage',
  ),
}
