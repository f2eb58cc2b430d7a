import { lazyRouteComponent } from '@tanstack/react-router'
import type { PagesOf } from './pages-of.ts'

export const moneyPages: PagesOf<'money'> = {
  '/money': lazyRouteComponent(() => import('#features/admin-money/takings/takings-page.tsx'), 'TakingsPage'),
  '/money/counter': lazyRouteComponent(() => import('#features/admin-money/counter/counter-page.tsx'), 'CounterPage'),
  '/money/payments': lazyRouteComponent(
    () => import('#features/admin-money/payments/payments-page.tsx'),
    'PaymentsPage',
  ),
  '/money/payments/$paymentId': lazyRouteComponent(
    () => import('#features/admin-money/payments/payment-page.tsx'),
    'PaymentPage',
  ),
  '/money/invoices': lazyRouteComponent(
    () => import('#features/admin-money/invoices/invoices-page.tsx'),
    'InvoicesPage',
  ),
  '/money/invoices/$invoiceId': lazyRouteComponent(
    () => import('#features/admin-money/invoices/invoice-page.tsx'),
    'InvoicePage',
  ),
  '/money/refunds': lazyRouteComponent(() => import('#features/admin-money/payments/refunds-page.tsx'), 'RefundsPage'),
  '/money/board': lazyRouteComponent(() => import('#features/admin-money/board/board-page.tsx'), 'BoardPage'),
  '/money/differences': lazyRouteComponent(
    () => import('#features/admin-money/board/differences-page.tsx'),
    'DifferencesPage',
  ),
  '/money/disputes': lazyRouteComponent(() => import('#features/admin-money/board/disputes-page.tsx'), 'DisputesPage'),
  '/money/sellers': lazyRouteComponent(() => import('#features/admin-money/sellers/sellers-page.tsx'), 'SellersPage'),
}
