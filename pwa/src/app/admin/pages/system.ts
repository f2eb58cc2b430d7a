import { lazyRouteComponent } from '@tanstack/react-router'
import type { PagesOf } from './pages-of.ts'

export const systemPages: PagesOf<'system'> = {
  '/system': lazyRouteComponent(() => import('#features/admin-system/log/flow-page.tsx'), 'FlowPage'),
  '/system/letters': lazyRouteComponent(
    () => import('#features/admin-system/dead-letters/letters-page.tsx'),
    'LettersPage',
  ),
  '/system/letters/$letterId': lazyRouteComponent(
    () => import('#features/admin-system/dead-letters/letter-page.tsx'),
    'LetterPage',
  ),
  '/system/messages': lazyRouteComponent(
    () => import('#features/admin-system/messages/messages-page.tsx'),
    'MessagesPage',
  ),
  '/system/messages/$messageId': lazyRouteComponent(
    () => import('#features/admin-system/messages/message-page.tsx'),
    'MessagePage',
  ),
  '/system/templates': lazyRouteComponent(
    () => import('#features/admin-system/messages/templates-page.tsx'),
    'TemplatesPage',
  ),
  '/system/templates/$template': lazyRouteComponent(
    () => import('#features/admin-system/messages/template-page.tsx'),
    'TemplatePage',
  ),
  '/system/suppressions': lazyRouteComponent(
    () => import('#features/admin-system/messages/suppressions-page.tsx'),
    'SuppressionsPage',
  ),
  '/system/audit': lazyRouteComponent(() => import('#features/admin-system/audit-page.tsx'), 'AuditPage'),
  '/system/settings': lazyRouteComponent(
    () => import('#features/admin-system/settings/settings-page.tsx'),
    'SettingsPage',
  ),
  '/system/calibrations': lazyRouteComponent(
    () => import('#features/admin-system/settings/calibrations-page.tsx'),
    'CalibrationsPage',
  ),
  '/system/proof': lazyRouteComponent(() => import('#features/admin-system/settings/proof-page.tsx'), 'ProofPage'),
}
