// What any outsider can check about an invoice, with programs that are not ours.
import { buffer } from 'node:stream/consumers'
import type { EventData } from '@sac/contracts/events/catalogue'
import { checkInvoiceRules, invoiceRules } from '@sac/tests/checkers/invoice-rules'
import type { OutsideProgram } from '@sac/tests/checkers/outside-program'
import { detachFiles, pdfdetach } from '@sac/tests/checkers/pdfdetach'
import { checkStructureWithQpdf, qpdf } from '@sac/tests/checkers/qpdf'
import { pdftoppm, readQrFromPdf, zbarimg } from '@sac/tests/checkers/read-qr'
import { checkProfilesWithVerapdf, verapdf } from '@sac/tests/checkers/verapdf'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeFacturX } from './factur-x/write-factur-x.ts'
import { findInvoice, listCreditsOf } from './store/invoice-rows.ts'
import { type OpenInvoices, openInvoices, refundOf } from './testing/open-invoices.ts'
import { sampleCharge, sampleInvoice, sampleSeller } from './testing/sample-invoice.ts'

let service: OpenInvoices
const papers: Record<string, { invoiceId: string; xml: string; pdf: Buffer }> = {}

/** What no form would take, and a database may hold all the same. */
const hostile = `<!--]]>&amp;"' ${String.fromCharCode(1, 8, 31, 127)}\uFFFE\u202Eevil\u2069 漢字 ${'م'.repeat(1_000)} \u{1F697}`

const charges: Record<string, Partial<EventData<'payment.completed'>>> = {
  english: { lines: [...sampleCharge] },
  french: { language: 'fr', paymentMethod: 'card' },
  arabic: { language: 'ar', lines: [...sampleCharge] },
  anonymous: { customerId: null, paymentMethod: 'cash' },
  free: { lines: [{ key: 'retest', quantity: 1, grossMinor: 5_000, vatRate: 0 }] },
  long: {
    lines: Array.from({ length: 90 }, (_, n) => ({ key: `Part ${n}`, quantity: n + 1, grossMinor: n, vatRate: 550 })),
  },
  hostile: { lines: [{ key: 'x', text: hostile.slice(0, 200), quantity: 1, grossMinor: 1, vatRate: 2_000 }] },
}

async function keepPaper(name: string, invoiceId: string): Promise<void> {
  const row = await findInvoice(service.deps.pool, { invoiceId })
  if (!row?.pdfSha256) throw new Error(`${name} has no paper`)
  const pdf = await buffer(await service.deps.blobs.read(row.pdfSha256))
  papers[name] = { invoiceId, pdf, xml: writeFacturX(row.document) }
}

beforeAll(async () => {
  service = await openInvoices()
  const ids: Record<string, string> = {}
  for (const [name, charge] of Object.entries(charges)) {
    const findBuyer = async () => ({
      name: name === 'hostile' ? hostile : name === 'arabic' ? 'محمد الهادي بن علي' : 'Łukasz Żółciński & Söhne',
      address: name === 'french' ? { street: '4 rue des Lilas', postcode: '69008', city: 'Lyon', country: 'FR' } : null,
    })
    Object.assign(service.deps, { findBuyer })
    ids[name] = (await service.invoice(charge)).invoiceId
  }
  const invoice = await findInvoice(service.deps.pool, { invoiceId: ids['arabic'] ?? '' })
  if (!invoice) throw new Error('no invoice to credit')
  await service.refund(refundOf(invoice, 1_234))
  for (const { invoiceId } of await listCreditsOf(service.deps.pool, invoice)) ids['credit'] = invoiceId
  await service.print()
  for (const [name, invoiceId] of Object.entries(ids)) await keepPaper(name, invoiceId)
})
afterAll(() => service.close())

function testWith(programs: OutsideProgram[], law: string, body: () => Promise<void>): void {
  test(law, async (context) => {
    for (const { available } of programs) {
      const answer = await available()
      if (!answer.ok) context.skip(answer.reason)
    }
    await body()
  })
}

testWith([verapdf], 'every kind of invoice is PDF/A-3a, PDF/A-3b and PDF/UA-1', async () => {
  const files = Object.fromEntries(Object.entries(papers).map(([name, { pdf }]) => [name, pdf]))
  const verdicts = await checkProfilesWithVerapdf({ files })
  expect(Object.keys(files)).toHaveLength(8)
  for (const name of Object.keys(files))
    for (const profile of ['3a', '3b', 'ua1'] as const)
      expect({ name, profile, ...verdicts[name]![profile] }).toEqual({ name, profile, compliant: true, failures: [] })
})

testWith(
  [invoiceRules],
  'every electronic invoice keeps the rules of EN 16931, and a wrong total is noticed',
  async () => {
    const files = Object.fromEntries(Object.entries(papers).map(([name, { xml }]) => [name, xml]))
    const wrong = papers['english']!.xml.replace(/(<ram:GrandTotalAmount>)\d+/, '$11')
    const exempt = writeFacturX(
      sampleInvoice({
        charge: [{ key: 'periodic', quantity: 1, grossMinor: 7_990, vatRate: 0 }],
        seller: { ...sampleSeller, vatId: null, exemption: 'TVA non applicable, art. 293 B du CGI' },
      }),
    )
    const { wrong: noticed, ...verdicts } = await checkInvoiceRules({ ...files, exempt, wrong })
    for (const [name, { fired, failures }] of Object.entries(verdicts)) {
      expect({ name, failures }).toEqual({ name, failures: [] })
      expect(fired).toBeGreaterThan(50)
    }
    expect(noticed.failures.join()).toContain('BR-CO-15')
  },
)

testWith([invoiceRules], 'whatever is sold at whatever rates, the rules are kept', async () => {
  const line = fc.record({
    key: fc.string({ minLength: 1, maxLength: 20 }),
    quantity: fc.integer({ min: 1, max: 9_999 }),
    grossMinor: fc.integer({ min: 1, max: 9_999_999 }),
    vatRate: fc.constantFrom(0, 50, 210, 550, 810, 1_000, 2_000, 2_700, 9_999),
  })
  const some = fc.sample(fc.array(line, { minLength: 1, maxLength: 25 }), { numRuns: 40, seed: 10 })
  const files = Object.fromEntries(some.map((charge, at) => [`${at}`, writeFacturX(sampleInvoice({ charge }))]))
  for (const [name, { failures }] of Object.entries(await checkInvoiceRules(files)))
    expect({ charge: some[Number(name)], failures }).toMatchObject({ failures: [] })
})

testWith([pdfdetach], 'the electronic invoice comes out of the paper byte for byte', async () => {
  for (const { pdf, xml } of Object.values(papers)) {
    const [attached, ...others] = await detachFiles(pdf)
    expect(others).toEqual([])
    expect(attached?.name).toBe('factur-x.xml')
    expect(attached?.bytes.toString()).toBe(xml)
  }
})

testWith([qpdf], 'qpdf finds nothing wrong', async () => {
  for (const { pdf } of Object.values(papers)) expect(await checkStructureWithQpdf(pdf)).toMatchObject({ sound: true })
})

testWith([pdftoppm, zbarimg], 'the code on the page opens this very invoice', async () => {
  for (const name of ['english', 'arabic', 'credit']) {
    const { pdf, invoiceId } = papers[name]!
    expect(await readQrFromPdf(pdf)).toEqual([service.deps.links.urlOf(invoiceId)])
  }
})
