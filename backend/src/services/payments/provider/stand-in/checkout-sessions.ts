import { ApiRefusal, missing } from './api-message.ts'
import type { SessionParams } from './api-params.ts'
import type { KeptAs } from './book.ts'
import { type Session, type SessionBody, secondsOf } from './objects.ts'
import { change, keep, newObjectId, tell, type Work } from './work.ts'

const [shortest, longest] = [30 * 60, 24 * 60 * 60]
// Less cannot be collected by card.
const smallestMinor = 50

/** `payPage`: the address at which a session is paid. */
export async function openSession(
  work: Work,
  params: SessionParams,
  payPage: (sessionId: string) => string,
): Promise<Session> {
  const session = sessionOf(params, work.now)
  const opened: Session = { ...session, url: payPage(session.id) }
  const lines = params.line_items.map(({ quantity, price_data: { unit_amount: unit, product_data: product } }) => ({
    text: quantity === 1 ? product.name : `${quantity} × ${product.name}`,
    amountMinor: quantity * unit,
  }))
  const body: SessionBody = { session: opened, lines, intentMetadata: params.payment_intent_data.metadata }
  await keep(work, { kind: 'session', id: session.id, dueAt: new Date(session.expires_at * 1_000), body })
  return opened
}

function sessionOf(params: SessionParams, now: Date): Session {
  const created = secondsOf(now)
  const amount = params.line_items.reduce((sum, line) => sum + line.quantity * line.price_data.unit_amount, 0)
  return {
    id: newObjectId('cs_test'),
    object: 'checkout.session',
    amount_subtotal: amount,
    amount_total: checkedAmount(amount),
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created,
    currency: currencyOf(params),
    // It writes to nobody, so it keeps nobody's address.
    customer_email: null,
    expires_at: checkedEnd(params.expires_at ?? created + longest, created),
    livemode: false,
    locale: params.locale,
    metadata: params.metadata,
    mode: 'payment',
    payment_intent: null,
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    status: 'open',
    success_url: params.success_url,
    url: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    shipping_options: [],
  }
}

function checkedAmount(amount: number): number {
  if (amount >= smallestMinor) return amount
  throw new ApiRefusal({ code: 'amount_too_small', message: 'The amount is too small to be paid by card.' })
}

function checkedEnd(end: number, created: number): number {
  if (end >= created + shortest && end <= created + longest) return end
  const message = 'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.'
  throw new ApiRefusal({ message, param: 'expires_at' })
}

function currencyOf({ line_items: lines }: SessionParams): string {
  const [first = '', ...others] = new Set(lines.map(({ price_data: price }) => price.currency))
  if (others.length === 0) return first
  throw new ApiRefusal({ message: 'All line items must have the same currency.', param: 'line_items' })
}

/** As it is now: an open one whose time is over has ended. null: there is none. */
export async function findSession(work: Work, id: string): Promise<KeptAs<'session'> | null> {
  const kept = await work.book.find(id)
  if (kept?.kind !== 'session') return null
  const { status, expires_at: end } = kept.body.session
  const isOver = status === 'open' && end <= secondsOf(work.now)
  return isOver ? endSession(work, kept) : kept
}

async function endSession(work: Work, kept: KeptAs<'session'>): Promise<KeptAs<'session'>> {
  const session: Session = { ...kept.body.session, status: 'expired', url: null }
  const ended = { ...kept, dueAt: null, body: { ...kept.body, session } }
  await change(work, kept, ended)
  await tell(work, 'checkout.session.expired', session)
  return ended
}

export async function readSession(work: Work, id: string): Promise<Session> {
  const kept = await findSession(work, id)
  if (!kept) throw missing('checkout.session', id, 'id')
  return kept.body.session
}

export async function expireSession(work: Work, id: string): Promise<Session> {
  const kept = await findSession(work, id)
  if (!kept) throw missing('checkout.session', id, 'id')
  const { status } = kept.body.session
  if (status === 'open') return (await endSession(work, kept)).body.session
  throw new ApiRefusal({
    message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${status}.`,
  })
}
