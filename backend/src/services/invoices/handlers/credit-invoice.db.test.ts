import { listFacts } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listCreditsOf, type StoredInvoice } from '../store/invoice-rows.ts'
import { chargeOf, type OpenInvoices, openInvoices, refundOf } from '../testing/open-invoices.ts'

let service: OpenInvoices
let invoice: StoredInvoice
beforeEach(async () => {
  service = await openInvoices()
  invoice = await service.invoice({
    lines: [
      { key: 'periodic', quantity: 1, grossMinor: 7_990, vatRate: 2_000 },
      { key: 'no-show', quantity: 1, grossMinor: 1_010, vatRate: 550 },
    ],
  })
})
afterEach(() => service.close())

const credits = () => listCreditsOf(service.deps.pool, invoice)

test('parts that are given back are credited in a series of their own, with exactly the VAT of the whole', async () => {
  for (const amount of [1_000, 3_333, 4_667])
    expect(await service.refund(refundOf(invoice, amount))).toEqual({ kind: 'done' })
  const notes = await credits()
  expect(notes.map(({ number, grossMinor }) => [number, grossMinor])).toEqual([
    ['A-C-2026-000001', 1_000],
    ['A-C-2026-000002', 3_333],
    ['A-C-2026-000003', 4_667],
  ])
  expect(notes.reduce((sum, { vatMinor }) => sum + vatMinor, 0)).toBe(invoice.vatMinor)
  expect(notes[0]!.document).toMatchObject({
    kind: 'credit-note',
    corrects: { number: invoice.number, issuedOn: invoice.issuedOn },
    buyer: invoice.document.buyer,
  })
})

test('a refund told again changes nothing, and more than is left is never credited', async () => {
  const refund = refundOf(invoice, 8_000)
  await service.refund(refund)
  expect(await service.refund(refund)).toMatchObject({ kind: 'skip' })
  const reason = 'refunds-are-more-than-the-invoice'
  expect(await service.refund(refundOf(invoice, 1_001))).toEqual({ kind: 'dead-letter', reason })
  expect(await service.refund(refundOf(chargeOf(), 1))).toMatchObject({ reason: 'no-invoice-to-credit' })
  expect(await service.refund({ ...refundOf(invoice, 1), currency: 'CHF' })).toMatchObject({ reason: 'other-currency' })
  expect(await credits()).toHaveLength(1)
})

test('refunds at once never take back more than the invoice', async () => {
  const told = await Promise.all(Array.from({ length: 12 }, () => service.refund(refundOf(invoice, 1_800))))
  expect(told.filter(({ kind }) => kind === 'done')).toHaveLength(5)
  expect((await credits()).reduce((sum, { grossMinor }) => sum + grossMinor, 0)).toBe(9_000)
})

test('the database refuses a credit beyond the invoice, whoever writes it', async () => {
  await service.refund(refundOf(invoice, 9_000))
  const { pool } = service.database
  const [note] = await credits()
  const again = `INSERT INTO invoices SELECT (jsonb_populate_record(invoices, jsonb_build_object('invoice_id', gen_random_uuid(),
    'refund_id', gen_random_uuid(), 'number', 'X', 'sequence', 2, 'chain_position', 2))).* FROM invoices WHERE invoice_id = $1`
  await expect(pool.query(again, [note!.invoiceId])).rejects.toThrow('credits_at_most_the_invoice')
  await expect(pool.query('UPDATE balances SET credited_minor = 0')).rejects.toThrow('sum of the credit notes')
})

test('invoices and papers are never changed, taken away or emptied', async () => {
  await service.print()
  const { pool } = service.database
  for (const statement of [
    'UPDATE invoices SET gross_minor = gross_minor',
    'DELETE FROM invoices',
    'TRUNCATE invoices CASCADE',
    'UPDATE papers SET rendered_at = now()',
    'DELETE FROM papers',
    'TRUNCATE papers',
    'DELETE FROM balances',
  ])
    await expect(pool.query(statement)).rejects.toThrow(/never/)
})

test('a credit note is told of with the invoice it takes back', async () => {
  await service.refund(refundOf(invoice, 500))
  await service.print()
  const [, credited] = await listFacts(service.deps.pool)
  expect(credited).toMatchObject({
    eventType: 'invoice.credited',
    data: { amountMinor: 500, corrects: { invoiceId: invoice.invoiceId, number: invoice.number } },
  })
})
