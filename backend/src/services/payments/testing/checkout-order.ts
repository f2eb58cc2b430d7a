import type { CheckoutOrder } from '../provider/payment-provider.ts'

/** An order in French with a line in Arabic, and addresses whose signs must survive a form. */
export const checkoutOrder = (changes: Partial<CheckoutOrder> & Pick<CheckoutOrder, 'expiresAt'>): CheckoutOrder => ({
  paymentId: 'p1',
  appointmentId: 'a1',
  amountMinor: 7_990,
  currency: 'EUR',
  lines: [
    { text: 'Contrôle périodique', amountMinor: 7_000 },
    { text: 'فحص الانبعاثات', amountMinor: 990 },
  ],
  customerEmail: 'a@b.test',
  language: 'fr',
  successUrl: 'https://garage.test/paid?x=1&y=[2]',
  cancelUrl: 'https://garage.test/back',
  ...changes,
})
