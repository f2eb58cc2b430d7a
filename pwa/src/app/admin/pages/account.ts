import { lazyRouteComponent } from '@tanstack/react-router'
import type { PagesOf } from './pages-of.ts'

export const accountPages: PagesOf<'account'> = {
  '/account': lazyRouteComponent(() => import('#features/admin-account/own-account-page.tsx'), 'OwnAccountPage'),
}
