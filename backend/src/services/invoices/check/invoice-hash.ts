import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import { chainedText } from '@sac/platform/audit/hash-chain'
import type { InvoiceRow } from '../store/invoice-rows.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()

/** SHA-256 of a whole invoice on top of the one before it in its series; the document goes in by its own hash. */
export function invoiceHash({ document, prevHash, issuedAt, ...row }: Omit<InvoiceRow, 'hash'>): Buffer {
  const documentSha256 = sha256(canonicalJson(document)).toString('hex')
  const entry = {
    invoiceId: row.invoiceId,
    kind: row.kind,
    sellerId: row.sellerId,
    series: row.series,
    year: row.year,
    sequence: row.sequence,
    number: row.number,
    paymentId: row.paymentId,
    refundId: row.refundId,
    corrects: row.corrects,
    centreId: row.centreId,
    appointmentId: row.appointmentId,
    customerId: row.customerId,
    correlationId: row.correlationId,
    currency: row.currency,
    netMinor: row.netMinor,
    vatMinor: row.vatMinor,
    grossMinor: row.grossMinor,
    language: row.language,
    issuedAt: issuedAt.toISOString(),
    issuedOn: row.issuedOn,
    position: row.chainPosition,
    documentSha256,
  }
  return sha256(chainedText(prevHash.toString('hex'), entry))
}
