// What the customer does on the pay page.
import type { KeptAs } from './book.ts'
import { findSession } from './checkout-sessions.ts'
import { type Charge, type Intent, type Session, type SessionBody, secondsOf } from './objects.ts'
import { change, keep, newObjectId, tell, type Work } from './work.ts'

/** The session afterwards, whether or not there was still something to pay; null: there is none. */
export async function payNow(work: Work, sessionId: string): Promise<Session | null> {
  const kept = await findSession(work, sessionId)
  if (kept?.body.session.status !== 'open') return kept?.body.session ?? null
  const charge = chargeOf(kept.body, work.now)
  const intent = await intentOf(work, kept, {
    id: charge.payment_intent,
    amount_received: charge.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    status: 'succeeded',
  })
  const session: Session = {
    ...kept.body.session,
    payment_intent: intent.id,
    payment_status: 'paid',
    status: 'complete',
    url: null,
  }
  await keep(work, { kind: 'charge', id: charge.id, parent: intent.id, body: charge })
  await change(work, kept, { dueAt: null, body: { ...kept.body, session } })
  await tell(work, 'charge.succeeded', charge)
  await tell(work, 'payment_intent.succeeded', intent)
  await tell(work, 'checkout.session.completed', session)
  return session
}

/** The bank refuses the card; the session stays open. */
export async function declineNow(work: Work, sessionId: string): Promise<Session | null> {
  const kept = await findSession(work, sessionId)
  if (kept?.body.session.status !== 'open') return kept?.body.session ?? null
  const message = 'Your card was declined.'
  const intent = await intentOf(work, kept, {
    id: kept.body.session.payment_intent ?? newObjectId('pi'),
    last_payment_error: { type: 'card_error', code: 'card_declined', decline_code: 'generic_decline', message },
    status: 'requires_payment_method',
  })
  const session: Session = { ...kept.body.session, payment_intent: intent.id }
  await change(work, kept, { body: { ...kept.body, session } })
  await tell(work, 'payment_intent.payment_failed', intent)
  return session
}

function chargeOf({ session, intentMetadata }: SessionBody, now: Date): Charge {
  return {
    id: newObjectId('ch'),
    object: 'charge',
    amount: session.amount_total,
    amount_captured: session.amount_total,
    amount_refunded: 0,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    captured: true,
    created: secondsOf(now),
    currency: session.currency,
    disputed: false,
    livemode: false,
    metadata: intentMetadata,
    paid: true,
    payment_intent: session.payment_intent ?? newObjectId('pi'),
    refunded: false,
    status: 'succeeded',
  }
}

async function intentOf(
  work: Work,
  { body }: KeptAs<'session'>,
  now: Pick<Intent, 'id'> & Partial<Intent>,
): Promise<Intent> {
  const known = await work.book.find(now.id)
  const before = known?.kind === 'intent' ? known.body : newIntent(body, work.now)
  const intent = { ...before, ...now }
  if (known?.kind === 'intent') await change(work, known, { body: intent })
  else await keep(work, { kind: 'intent', id: intent.id, body: intent })
  return intent
}

const newIntent = ({ session, intentMetadata }: SessionBody, now: Date): Omit<Intent, 'id'> => ({
  object: 'payment_intent',
  amount: session.amount_total,
  amount_received: 0,
  created: secondsOf(now),
  currency: session.currency,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  metadata: intentMetadata,
  payment_method_types: ['card'],
  status: 'requires_payment_method',
})
