import type { Book, KeptAs, Kind, OpenBook } from '../provider/stand-in/book.ts'
import type { Charge, Refund, Session, Told } from '../provider/stand-in/objects.ts'

/** What really happened to the money, by our own ids as the provider was told them. Amounts in minor units. */
export type ProviderLedger = {
  /** `charges` above 1: the customer has paid twice. `sessions` above 1 is harmless unless two are paid. */
  payments: Map<string, { sessions: number; charges: number; paidMinor: number; refundedMinor: number }>
  /** `refunds` above 1: money went back twice. Failed ones do not count. */
  refunds: Map<string, { refunds: number; amountMinor: number }>
  paidMinor: number
  refundedMinor: number
}

export function readProviderLedger(openBook: OpenBook): Promise<ProviderLedger> {
  return openBook(async (book) => {
    const sessions = (await allOf(book, 'session')).map(({ session }) => session)
    const charges = await allOf(book, 'charge')
    const refunds = (await allOf(book, 'refund')).filter(({ status }) => status !== 'failed')
    return {
      payments: paymentsOf(sessions, charges),
      refunds: refundsOf(refunds),
      paidMinor: sum(charges.map(({ amount }) => amount)),
      refundedMinor: sum(refunds.map(({ amount }) => amount)),
    }
  })
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)

/** Everything it has to tell, as it happened. */
export function listTold(openBook: OpenBook): Promise<Told[]> {
  return openBook(async (book) => (await allOf(book, 'event')).map(({ event }) => event))
}

/** The oldest first. */
async function allOf<Name extends Kind>(book: Book, kind: Name): Promise<KeptAs<Name>['body'][]> {
  const kept = await book.list({ kind, limit: Number.MAX_SAFE_INTEGER })
  return kept.map(({ body }) => body).toReversed()
}

function paymentsOf(sessions: readonly Session[], charges: readonly Charge[]): ProviderLedger['payments'] {
  const payments: ProviderLedger['payments'] = new Map()
  const entryOf = (paymentId: string) => {
    const entry = payments.get(paymentId) ?? { sessions: 0, charges: 0, paidMinor: 0, refundedMinor: 0 }
    payments.set(paymentId, entry)
    return entry
  }
  for (const session of sessions) entryOf(session.client_reference_id ?? session.id).sessions += 1
  for (const charge of charges) {
    const entry = entryOf(charge.metadata['paymentId'] ?? charge.id)
    entry.charges += 1
    entry.paidMinor += charge.amount
    entry.refundedMinor += charge.amount_refunded
  }
  return payments
}

function refundsOf(refunds: readonly Refund[]): ProviderLedger['refunds'] {
  const byId: ProviderLedger['refunds'] = new Map()
  for (const refund of refunds) {
    const id = refund.metadata['refundId'] ?? refund.id
    const entry = byId.get(id) ?? { refunds: 0, amountMinor: 0 }
    byId.set(id, { refunds: entry.refunds + 1, amountMinor: entry.amountMinor + refund.amount })
  }
  return byId
}
