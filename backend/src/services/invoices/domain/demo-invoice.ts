import type { EventData } from '@sac/contracts/events/catalogue'
import type { Seller } from '@sac/contracts/http/invoices'

export const demoSellerId = 'demo-seller'

/** In whose name the demo centre sells. */
export const demoSeller: Seller = {
  name: 'Demo test centre Ltd',
  street: '1 Demo Street',
  postcode: '69000',
  city: 'Demo town',
  country: 'FR',
  registration: '000 000 000 00000',
  vatId: 'FR00000000000',
  exemption: null,
  email: null,
  timeZone: 'Europe/Paris',
  centres: ['demo-centre'],
}

/** A test the demo customer has paid; ids are fixed so that seeding twice changes nothing. */
export const demoCharge = (now: Date): EventData<'payment.completed'> => ({
  paymentId: '019a0000-0003-7000-8000-000000000001',
  // The appointments service has it.
  appointmentId: '019a0000-0005-7000-8000-000000000001',
  customerId: '019a0000-0000-7000-8000-000000000005',
  centreId: 'demo-centre',
  lines: [{ key: 'periodic', quantity: 1, grossMinor: 7_900, vatRate: 2_000 }],
  amountMinor: 7_900,
  amount: 79,
  currency: 'EUR',
  paymentMethod: 'online',
  transactionId: null,
  paidAt: now.toISOString(),
  language: 'en',
  series: 'A',
})
