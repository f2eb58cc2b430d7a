import type { ChargeLine } from '@sac/contracts/events/payment-events'
import { chargeText } from '@sac/contracts/money/charge-words'
import type { PersonLanguage } from '@sac/contracts/person-language'
import type { InvoiceDocument } from '../domain/invoice-document.ts'
import { totalsOf } from '../domain/totals.ts'
import type { PrintedInvoice } from '../pdf/printed-invoice.ts'

export const sampleSeller: InvoiceDocument['seller'] = {
  name: 'Test Centres Ltd',
  street: '12 Workshop Street',
  postcode: '69003',
  city: 'Lyon',
  country: 'FR',
  registration: '552 100 554 00013',
  vatId: 'FR40552100554',
  exemption: null,
  email: 'billing@centres.example',
  timeZone: 'Europe/Paris',
}

export const sampleCharge: readonly ChargeLine[] = [
  { key: 'periodic', quantity: 1, grossMinor: 7_990, vatRate: 2_000 },
  { key: 'late-change', quantity: 2, grossMinor: 1_055, vatRate: 550 },
]

type Changes = Partial<InvoiceDocument> & { charge?: readonly ChargeLine[] }

/** An invoice whose totals follow from its charge. */
export function sampleInvoice({ charge = sampleCharge, ...changes }: Changes = {}): InvoiceDocument {
  const language: PersonLanguage = changes.language ?? 'en'
  return {
    ...totalsOf(charge, chargeText(language)),
    kind: 'invoice',
    number: 'A-2026-000042',
    issuedOn: '2026-11-29',
    language,
    currency: 'EUR',
    seller: sampleSeller,
    buyer: {
      name: 'Amina Benali',
      address: { street: '4 rue des Lilas', postcode: '69008', city: 'Lyon', country: 'FR' },
    },
    paid: { method: 'online', on: '2026-11-28' },
    corrects: null,
    ...changes,
  }
}

export const samplePrinted = (changes: Changes = {}): PrintedInvoice => ({
  document: sampleInvoice(changes),
  issuedAt: '2026-11-29T10:00:00.000Z',
  url: 'https://centres.example/i/AZrAAAAAcACAAAAAAAAAAEQ2Z1Z2Z3Z4Z5Z6Z7Z8Z9',
})
