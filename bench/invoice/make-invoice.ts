import { createInvoiceLinks } from '@sac/backend/services/invoices/keys/invoice-links'
import type { PrintedInvoice } from '@sac/backend/services/invoices/pdf/printed-invoice'
import { sampleInvoice } from '@sac/backend/services/invoices/testing/sample-invoice'
import { seededRandom } from '../day/seeded-random.ts'

const given = ['Amina', 'Łukasz', 'Hélène', 'Georgios', 'Siobhán', 'Jürgen', 'Mária', 'Ólafur'] as const
const family = ['Benali', 'Żółciński', 'Lefèvre', 'Papadakis', 'Ní Bhriain', 'Müller', 'Horváth', 'Jónsson'] as const
const links = createInvoiceLinks({ key: new Uint8Array(32), publicUrl: 'https://centres.example' })

/** Another customer, another day, another price for every `n`; the same `n` gives the same invoice. */
export function makeInvoice(n: number): PrintedInvoice {
  const random = seededRandom(`invoice ${n}`)
  const pick = <T>(among: readonly T[]): T => among[random.below(among.length)] as T
  const at = new Date(Date.UTC(2026, 0, 5) + random.below(300 * 86_400) * 1_000).toISOString()
  const street = `${1 + random.below(200)} rue des Lilas`
  const address = { street, postcode: String(10_000 + random.below(80_000)), city: 'Lyon', country: 'FR' }
  const charge = [
    { key: 'periodic', quantity: 1, grossMinor: 5_000 + random.below(6_000), vatRate: 2_000 },
    { key: 'late-change', quantity: 1, grossMinor: 500 + random.below(1_000), vatRate: 2_000 },
  ]
  const day = at.slice(0, 10)
  const document = sampleInvoice({
    charge,
    number: `A-2026-${String(n + 1).padStart(6, '0')}`,
    issuedOn: day,
    paid: { method: pick(['online', 'card', 'cash']), on: day },
    buyer: { name: `${pick(given)} ${pick(family)}`, address },
  })
  const invoiceId = `019a0000-0000-7000-8000-${random
    .below(2 ** 32)
    .toString(16)
    .padStart(12, '0')}`
  return { document, issuedAt: at, url: links.urlOf(invoiceId) }
}
