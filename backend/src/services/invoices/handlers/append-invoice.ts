// Number, place in the chain and row are one transaction: what rolls back leaves no gap, and nobody takes a number without a row.
import type { Seller } from '@sac/contracts/http/invoices'
import { dateIn } from '@sac/contracts/inspection/calendar'
import type { Tx } from '@sac/platform/db/with-transaction'
import { invoiceHash } from '../check/invoice-hash.ts'
import type { InvoiceDocument } from '../domain/invoice-document.ts'
import { invoiceNumber } from '../domain/number.ts'
import type { InvoicesDeps, IssuingDeps } from '../invoices-deps.ts'
import { witnessName } from '../restore/witness.ts'
import { type InvoiceRow, insertInvoice } from '../store/invoice-rows.ts'
import { insertUnprinted } from '../store/paper-rows.ts'
import { lockSeries, moveSeries, takeSequence } from '../store/series-rows.ts'

type Origin = Pick<
  InvoiceRow,
  | 'sellerId'
  | 'series'
  | 'paymentId'
  | 'refundId'
  | 'corrects'
  | 'centreId'
  | 'appointmentId'
  | 'customerId'
  | 'correlationId'
>

export type Draft = Origin & {
  /** Says in which year and on which day it is issued. */
  seller: Omit<Seller, 'centres'>
  document: Omit<InvoiceDocument, 'number' | 'issuedOn' | 'seller'>
}

/** Issues an invoice or a credit note, and has its paper made. Returns its id. */
export async function appendInvoice(
  deps: Omit<IssuingDeps, 'findBuyer'>,
  tx: Tx,
  { seller, document, ...origin }: Draft,
): Promise<string> {
  const head = await lockSeries(tx, origin)
  await requireNewest(deps, { ...origin, chainPosition: head.position + 1 })
  // After the lock, so that later numbers have later dates.
  const issuedAt = deps.now()
  const issuedOn = dateIn(seller.timeZone, issuedAt.toISOString())
  const year = Number(issuedOn.slice(0, 4))
  const sequence = await takeSequence(tx, { ...origin, year })
  const number = invoiceNumber({ ...origin, year, sequence })
  const { kind, currency, language, netMinor, vatMinor, grossMinor } = document
  const content = {
    ...origin,
    invoiceId: deps.newId(),
    kind,
    year,
    sequence,
    number,
    currency,
    language,
    issuedAt,
    issuedOn,
    netMinor,
    vatMinor,
    grossMinor,
    document: { ...document, number, issuedOn, seller },
    chainPosition: head.position + 1,
    prevHash: head.hash,
  }
  const hash = invoiceHash(content)
  await insertInvoice(tx, { ...content, hash })
  await moveSeries(tx, { ...origin, position: content.chainPosition, hash })
  await insertUnprinted(tx, { invoiceId: content.invoiceId, since: issuedAt })
  await enqueuePrint(deps, tx, content)
  return content.invoiceId
}

/** The database may have been exchanged for an older one under a running process: the next start adopts what it does not know. */
async function requireNewest(
  { blobs }: Pick<IssuingDeps, 'blobs'>,
  next: Parameters<typeof witnessName>[0],
): Promise<void> {
  const name = witnessName(next)
  if ((await blobs.records.find(name)) === null) return
  throw new Error(`issuing waits: the database is older than ${name}; start again`)
}

export const enqueuePrint = ({ jobs }: Pick<InvoicesDeps, 'jobs'>, tx: Tx, { invoiceId }: { invoiceId: string }) =>
  jobs.enqueue(tx, 'invoices.print', { data: { invoiceId }, key: invoiceId })
