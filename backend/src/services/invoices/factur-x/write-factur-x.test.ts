import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleInvoice, sampleSeller } from '../testing/sample-invoice.ts'
import { writeFacturX } from './write-factur-x.ts'

const tagsOf = (xml: string) => xml.match(/<[^>]*>/g)?.join('')

test('whatever people are called, the elements are the same', () => {
  const text = fc
    .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 30 })
    .map((codePoints) => String.fromCodePoint(...codePoints))
  const plain = tagsOf(writeFacturX(sampleInvoice()))
  fc.assert(
    fc.property(text, text, (name, street) => {
      const address = { street, postcode: name, city: street, country: 'FR' }
      const xml = writeFacturX(
        sampleInvoice({ buyer: { name, address }, seller: { ...sampleSeller, name, registration: street } }),
      )
      expect(tagsOf(xml)).toBe(plain)
      expect(Array.from(xml).filter((one) => (one < ' ' && !/\s/.test(one)) || /[\uFFFE\uFFFF]/.test(one))).toEqual([])
      expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/)
      expect(xml.isWellFormed()).toBe(true)
    }),
  )
})

test('a buyer without a name that can be seen has one all the same', () => {
  for (const name of [null, '', ' \u202E\u0000 '])
    expect(writeFacturX(sampleInvoice({ buyer: { name, address: null } }))).toContain(
      '<ram:BuyerTradeParty><ram:Name>Customer at the counter</ram:Name>',
    )
})

test('the amounts are those of the invoice and nothing is due', () => {
  const xml = writeFacturX(sampleInvoice())
  for (const element of [
    '<ram:LineTotalAmount>76.58</ram:LineTotalAmount>',
    '<ram:TaxTotalAmount currencyID="EUR">13.87</ram:TaxTotalAmount>',
    '<ram:GrandTotalAmount>90.45</ram:GrandTotalAmount>',
    '<ram:DuePayableAmount>0.00</ram:DuePayableAmount>',
  ])
    expect(xml).toContain(element)
})
