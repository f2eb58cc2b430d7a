import { withTransaction } from '@sac/platform/db/with-transaction'
import { listFacts, listOutbox } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { invoiceChains } from '../check/invoice-chains.ts'
import { findInvoiceOfPayment } from '../store/invoice-rows.ts'
import {
  buyerName,
  centreId,
  chargeOf,
  correlationId,
  type OpenInvoices,
  openInvoices,
} from '../testing/open-invoices.ts'
import { sampleSeller } from '../testing/sample-invoice.ts'
import { issueInvoice } from './issue-invoice.ts'
import { writeSeller } from './write-seller.ts'

let service: OpenInvoices
beforeEach(async () => {
  service = await openInvoices()
})
afterEach(() => service.close())

const numbers = async () =>
  (await service.database.pool.query<{ number: string }>('SELECT number FROM invoices ORDER BY number')).rows.map(
    ({ number }) => number,
  )

test('a payment becomes one invoice, to the cent, however often it is told', async () => {
  const charge = chargeOf()
  expect(await service.complete(charge)).toEqual({ kind: 'done' })
  expect(await service.complete(charge)).toMatchObject({ kind: 'skip' })
  const row = await findInvoiceOfPayment(service.deps.pool, charge)
  expect(row).toMatchObject({
    number: 'A-2026-000001',
    grossMinor: 7_990,
    netMinor: 6_658,
    vatMinor: 1_332,
    issuedOn: '2026-11-29',
    sellerId: 'seller-1',
    customerId: charge.customerId,
    correlationId,
    pdfSha256: null,
    document: { buyer: { name: buyerName }, seller: sampleSeller, lines: [{ text: 'Periodic roadworthiness test' }] },
  })
  expect(await numbers()).toEqual(['A-2026-000001'])
})

test('the same payment told many times at once becomes one invoice', async () => {
  const charge = chargeOf()
  const told = await Promise.allSettled(Array.from({ length: 12 }, () => service.complete(charge)))
  expect(told.filter((one) => one.status === 'fulfilled' && one.value.kind === 'done')).toHaveLength(1)
  expect(await numbers()).toEqual(['A-2026-000001'])
})

test('numbers begin again with the year of the seller, whatever year it is elsewhere', async () => {
  service.clock.now = new Date('2026-12-31T22:59:59.000Z')
  await service.invoice()
  service.clock.now = new Date('2026-12-31T23:30:00.000Z')
  await service.invoice()
  await service.invoice({ series: 'WEB' })
  expect(await numbers()).toEqual(['A-2026-000001', 'A-2027-000001', 'WEB-2027-000001'])
})

test('what cannot be invoiced takes no number and waits for a person', async () => {
  const strange = chargeOf({ centreId: 'centre-2' })
  expect(await service.complete(strange)).toEqual({ kind: 'dead-letter', reason: 'unknown-seller' })
  expect(await service.complete(chargeOf({ amountMinor: 1 }))).toMatchObject({ reason: 'lines-are-not-the-amount' })
  expect(await numbers()).toEqual([])
  const seller = { ...sampleSeller, centres: [centreId, 'centre-2'] }
  await writeSeller(service.deps, { sellerId: 'seller-1', seller, actorId: null })
  expect(await service.complete(strange)).toEqual({ kind: 'done' })
  expect(await numbers()).toEqual(['A-2026-000001'])
})

test('a seller who charges no VAT states none and says why', async () => {
  const exempt = {
    ...sampleSeller,
    vatId: null,
    exemption: 'TVA non applicable, art. 293 B du CGI',
    centres: [centreId],
  }
  await writeSeller(service.deps, { sellerId: 'seller-1', seller: exempt, actorId: null })
  expect(await service.invoice()).toMatchObject({ netMinor: 7_990, vatMinor: 0, document: { rates: [{ vatRate: 0 }] } })
})

test('series have no gap and their chains hold under 300 payments at once of which many roll back', async () => {
  const charges = Array.from({ length: 300 }, (_, n) => chargeOf({ series: n % 3 === 0 ? 'B' : 'A' }))
  const attempt = (data: (typeof charges)[number], fails: boolean) =>
    withTransaction(service.deps.pool, async (tx) => {
      await issueInvoice(service.deps, tx, { data, correlationId })
      if (fails) throw new Error('rolled back')
    }).catch(() => undefined)
  await Promise.all(charges.map((data, n) => attempt(data, n % 4 === 1)))
  await Promise.all(charges.flatMap((data) => [attempt(data, false), attempt(data, false)]))
  for (const data of charges) await attempt(data, false)
  const counted = await service.deps.pool.query(
    `SELECT series, count(*) AS rows, max(sequence) AS last, count(DISTINCT payment_id) AS payments FROM invoices
     GROUP BY series ORDER BY series`,
  )
  expect(counted.rows).toEqual([
    { series: 'A', rows: 200, last: 200, payments: 200 },
    { series: 'B', rows: 100, last: 100, payments: 100 },
  ])
  const chains = await invoiceChains(service.deps.pool)
  expect(chains.map(({ name }) => name)).toEqual(['invoices.seller-1.A', 'invoices.seller-1.B'])
  for (const chain of chains) expect(await chain.check()).toBeNull()
})

test('an invoice is told of when its paper is stored, and never by the name of the buyer', async () => {
  const row = await service.invoice()
  expect(await listFacts(service.deps.pool)).toEqual([])
  await service.print()
  const [fact] = await listFacts(service.deps.pool)
  expect(fact).toMatchObject({
    eventType: 'invoice.created',
    data: { number: 'A-2026-000001', amountMinor: 7_990, amount: 79.9, paymentId: row.paymentId },
    metadata: { source: 'invoice-service', correlationId },
  })
  const messages = await listOutbox(service.deps.pool)
  expect(messages).toMatchObject([{ topic: 'invoices-topic' }])
  expect(Buffer.from(messages[0]!.value).toString()).not.toContain(buyerName.split(' ')[1])
})
