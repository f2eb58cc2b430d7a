import { printedText } from '@sac/platform/pdf/testing/printed-text'
import { expect, test } from 'vitest'
import { sampleInvoice, samplePrinted } from '../testing/sample-invoice.ts'
import { renderInvoice } from './render-invoice.ts'

const textOf = async (changes: Parameters<typeof samplePrinted>[0]) =>
  printedText(await renderInvoice(samplePrinted(changes)))

test('equal input gives equal bytes', async () => {
  const [first, second] = await Promise.all([renderInvoice(samplePrinted()), renderInvoice(samplePrinted())])
  expect(Buffer.compare(first, second)).toBe(0)
})

test('the paper says whose it is, what was sold, what VAT is in it and that nothing is due', async () => {
  const text = await textOf({})
  for (const said of ['Invoice', 'A-2026-000042', 'Test Centres Ltd', 'Amina Benali', '69008 Lyon', '28 November 2026'])
    expect(text).toContain(said)
  for (const said of [
    '79.90\u00A0EUR',
    '66.58\u00A0EUR',
    '90.45\u00A0EUR',
    'Paid in full. Nothing is due.',
    'FR40552100554',
  ])
    expect(text).toContain(said)
})

test('a credit note names the invoice it takes back', async () => {
  const corrects = { number: 'A-2026-000007', issuedOn: '2026-11-01' }
  const text = await textOf({ kind: 'credit-note', number: 'A-C-2026-000001', corrects, language: 'fr' })
  expect(text).toContain('Facture d’avoir')
  expect(text).toContain('A-2026-000007 du 1er novembre 2026')
})

test('whoever is unknown is a customer at the counter', async () => {
  for (const name of [null, '', '  '])
    expect(await textOf({ buyer: { name, address: null } })).toContain('at the counter')
})

test('no name keeps an invoice from its paper: a sign stands for what no font has, and a line is long enough', async () => {
  const text = await textOf({ buyer: { name: `漢字 \u0007${'W'.repeat(4_000)}`, address: null } })
  expect(text).toContain('\uFFFD')
  expect(text).not.toContain('漢')
  expect(text.match(/W/g)?.length).toBeLessThan(600)
  expect(text).toContain('\u2026')
})

test('a long list goes on over pages whose heads name the invoice', async () => {
  const charge = Array.from({ length: 100 }, (_, n) => ({
    key: `Part ${n}`,
    quantity: 1,
    grossMinor: 1,
    vatRate: 2_000,
  }))
  const text = await textOf(sampleInvoice({ charge }))
  expect(text).toContain('Page 3 of 3')
  expect(text.match(/^Invoice A-2026-000042 .* Test Centres Ltd$/gm)).toHaveLength(2)
})
