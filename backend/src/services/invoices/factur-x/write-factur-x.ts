// The electronic invoice: UN/CEFACT Cross Industry Invoice D22B, the core of EN 16931 (profile "EN 16931" of Factur-X). Elements stand
// in the order of its schema. Numbers of business terms (BT) are those of EN 16931-1.
import { decimalText } from '@sac/contracts/money/money'
import type { Address, InvoiceDocument, InvoiceLine, RateTotal } from '../domain/invoice-document.ts'
import { wordsOf } from '../pdf/words.ts'
import { branch, leaf } from './element.ts'

const profile = 'urn:cen.eu:en16931:2017'
const typeCodes = { invoice: '380', 'credit-note': '381' } as const
/** UNTDID 4461. */
const meansCodes = { cash: '10', card: '48', online: '68' } as const

const namespaces = {
  rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
}

/** The XML of an invoice or a credit note. Equal documents give equal text. */
export function writeFacturX(document: InvoiceDocument): string {
  const declared = Object.entries(namespaces).map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  const content = [contextOf(), headOf(document), transactionOf(document)].join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice ${declared.join(' ')}>${content}</rsm:CrossIndustryInvoice>\n`
}

const contextOf = () =>
  branch('rsm:ExchangedDocumentContext', [
    branch('ram:GuidelineSpecifiedDocumentContextParameter', [leaf('ram:ID', profile)]),
  ])

const headOf = ({ kind, number, issuedOn }: InvoiceDocument) =>
  branch('rsm:ExchangedDocument', [
    leaf('ram:ID', number),
    leaf('ram:TypeCode', typeCodes[kind]),
    branch('ram:IssueDateTime', [dateOf('udt', issuedOn)]),
  ])

const dateOf = (prefix: 'udt' | 'qdt', date: string) =>
  leaf(`${prefix}:DateTimeString`, date.replaceAll('-', ''), { format: '102' })

const transactionOf = (document: InvoiceDocument) =>
  branch('rsm:SupplyChainTradeTransaction', [
    ...document.lines.map((line, at) => lineOf(document, line, at + 1)),
    branch('ram:ApplicableHeaderTradeAgreement', [sellerOf(document), buyerOf(document)]),
    branch('ram:ApplicableHeaderTradeDelivery', []),
    settlementOf(document),
  ])

/** The price is that of all pieces together (BT-146 for BT-149 pieces), so that it is exact whatever they are. */
function lineOf(document: InvoiceDocument, { text, quantity, netMinor, vatRate }: InvoiceLine, at: number): string {
  const pieces = { unitCode: 'C62' }
  const price = [leaf('ram:ChargeAmount', decimalText(netMinor)), leaf('ram:BasisQuantity', String(quantity), pieces)]
  return branch('ram:IncludedSupplyChainTradeLineItem', [
    branch('ram:AssociatedDocumentLineDocument', [leaf('ram:LineID', String(at))]),
    branch('ram:SpecifiedTradeProduct', [leaf('ram:Name', seen(text, '-'))]),
    branch('ram:SpecifiedLineTradeAgreement', [branch('ram:NetPriceProductTradePrice', price)]),
    branch('ram:SpecifiedLineTradeDelivery', [leaf('ram:BilledQuantity', String(quantity), pieces)]),
    branch('ram:SpecifiedLineTradeSettlement', [
      branch('ram:ApplicableTradeTax', [
        leaf('ram:TypeCode', 'VAT'),
        leaf('ram:CategoryCode', categoryOf(document, vatRate)),
        leaf('ram:RateApplicablePercent', decimalText(vatRate)),
      ]),
      branch('ram:SpecifiedTradeSettlementLineMonetarySummation', [leaf('ram:LineTotalAmount', decimalText(netMinor))]),
    ]),
  ])
}

/** Standard, exempt by a law that is named, or rated zero. */
function categoryOf({ seller }: InvoiceDocument, vatRate: number): 'S' | 'E' | 'Z' {
  if (vatRate > 0) return 'S'
  return seller.exemption === null ? 'Z' : 'E'
}

function sellerOf({ seller }: InvoiceDocument): string {
  const { name, registration, vatId } = seller
  return branch('ram:SellerTradeParty', [
    leaf('ram:Name', name),
    branch('ram:SpecifiedLegalOrganization', [leaf('ram:ID', registration)]),
    addressOf(seller),
    seller.email === null
      ? null
      : branch('ram:URIUniversalCommunication', [leaf('ram:URIID', seller.email, { schemeID: 'EM' })]),
    branch('ram:SpecifiedTaxRegistration', [
      vatId === null ? leaf('ram:ID', registration, { schemeID: 'FC' }) : leaf('ram:ID', vatId, { schemeID: 'VA' }),
    ]),
  ])
}

/** The country is asked for even of somebody unknown: they bought where the seller is (BR-11). */
const buyerOf = ({ buyer, seller, language }: InvoiceDocument) =>
  branch('ram:BuyerTradeParty', [
    leaf('ram:Name', seen(buyer.name ?? '', wordsOf(language).nobody)),
    buyer.address === null
      ? branch('ram:PostalTradeAddress', [leaf('ram:CountryID', seller.country)])
      : addressOf(buyer.address),
  ])

const addressOf = ({ street, postcode, city, country }: Address) =>
  branch('ram:PostalTradeAddress', [
    leaf('ram:PostcodeCode', postcode),
    leaf('ram:LineOne', street),
    leaf('ram:CityName', city),
    leaf('ram:CountryID', country),
  ])

/** A text that has something to see, or what stands for it. */
const seen = (text: string, otherwise: string) => (/[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text : otherwise)

function settlementOf(document: InvoiceDocument): string {
  const { currency, paid, rates, corrects } = document
  return branch('ram:ApplicableHeaderTradeSettlement', [
    leaf('ram:InvoiceCurrencyCode', currency),
    branch('ram:SpecifiedTradeSettlementPaymentMeans', [leaf('ram:TypeCode', meansCodes[paid.method])]),
    ...rates.map((rate) => taxOf(document, rate)),
    summationOf(document),
    corrects &&
      branch('ram:InvoiceReferencedDocument', [
        leaf('ram:IssuerAssignedID', corrects.number),
        branch('ram:FormattedIssueDateTime', [dateOf('qdt', corrects.issuedOn)]),
      ]),
  ])
}

function taxOf(document: InvoiceDocument, { vatRate, netMinor, vatMinor }: RateTotal): string {
  const category = categoryOf(document, vatRate)
  return branch('ram:ApplicableTradeTax', [
    leaf('ram:CalculatedAmount', decimalText(vatMinor)),
    leaf('ram:TypeCode', 'VAT'),
    category === 'E' ? leaf('ram:ExemptionReason', document.seller.exemption ?? '') : null,
    leaf('ram:BasisAmount', decimalText(netMinor)),
    leaf('ram:CategoryCode', category),
    leaf('ram:RateApplicablePercent', decimalText(vatRate)),
  ])
}

/** Paid already, so nothing is due. */
const summationOf = ({ currency, netMinor, vatMinor, grossMinor }: InvoiceDocument) =>
  branch('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    leaf('ram:LineTotalAmount', decimalText(netMinor)),
    leaf('ram:TaxBasisTotalAmount', decimalText(netMinor)),
    leaf('ram:TaxTotalAmount', decimalText(vatMinor), { currencyID: currency }),
    leaf('ram:GrandTotalAmount', decimalText(grossMinor)),
    leaf('ram:TotalPrepaidAmount', decimalText(grossMinor)),
    leaf('ram:DuePayableAmount', decimalText(0)),
  ])
