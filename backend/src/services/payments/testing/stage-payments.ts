// The service's use cases on given tables, with a provider and bookings the test makes up and a clock of the test's.
import { Readable } from 'node:stream'
import type { Envelope } from '@sac/contracts/events/envelope'
import type { RequestRefund, TakePayment } from '@sac/contracts/http/payments'
import type { Pool } from '@sac/platform/db/create-pool'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import type { Outcome } from '@sac/platform/inbox/outcome'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { listFacts } from '@sac/tests/support/list-outbox'
import type { Booking } from '../domain/charge.ts'
import { createPayment } from '../handlers/create-payment.ts'
import { decideRefund } from '../handlers/decide-refund.ts'
import { handleNextEvent } from '../handlers/handle-provider-event.ts'
import { paymentSubscription } from '../handlers/payment-subscription.ts'
import { receiveWebhook } from '../handlers/receive-webhook.ts'
import { requestRefund } from '../handlers/request-refund.ts'
import { runNextJob } from '../handlers/run-job.ts'
import { takePayment } from '../handlers/take-payment.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { findCheckoutRow } from '../store/checkout-rows.ts'
import { findPayment } from '../store/payment-rows.ts'
import { findRefund } from '../store/refund-rows.ts'
import { openTestProvider, type TestProvider } from './open-test-provider.ts'
import type { Webhook } from './plan-webhooks.ts'

export const cashierId = uuidv7()
export const chiefId = uuidv7()

const start = '2026-11-30T09:00:00.000Z'

const newBooking = (parts: Partial<Booking>): Booking => ({
  appointmentId: uuidv7(),
  inspectionId: uuidv7(),
  centreId: 'demo-centre',
  customerId: uuidv7(),
  plate: 'AB-123-CD',
  scheduledDate: '2026-11-30T09:30:00.000Z',
  revision: 0,
  cancellation: null,
  kind: 'periodic',
  status: 'pending',
  heldUntil: '2026-11-30T09:10:00.000Z',
  price: { amountMinor: 7_900, currency: 'EUR' },
  paymentId: null,
  vatRate: 2_000,
  ...parts,
})

const envelopeOf = (eventType: string, data: Record<string, unknown>): Envelope => ({
  eventId: uuidv7(),
  eventType,
  timestamp: start,
  version: '1.0',
  data,
  metadata: { source: 'test', userId: null, correlationId: 'test' },
})

/** What another service tells, as the inbox would hand it on. */
const hear = (deps: PaymentsDeps, { eventType, data, userId = null }: Heard): Promise<Outcome> =>
  withTransaction(deps.pool, async (tx) => {
    const handle = paymentSubscription(deps).handlers[eventType]
    if (!handle) throw new Error(`nobody hears ${eventType}`)
    const envelope = envelopeOf(eventType, data)
    return handle(tx, { ...envelope, metadata: { ...envelope.metadata, userId } })
  })

type Heard = { eventType: string; data: Record<string, unknown>; userId?: string | null }

/** What is told of every booking, where a test has nothing to say of it. */
const toldOf = (eventType: string) =>
  eventType.startsWith('appointment.') && eventType !== 'appointment.payment-unplaceable'
    ? {
        appointmentId: uuidv7(),
        centreId: 'demo-centre',
        userId: null,
        vehicle: car,
        scheduledDate: start,
        status: eventType.slice('appointment.'.length),
        price: { amountMinor: 7_900, currency: 'EUR' },
        revision: 1,
        cancellation: null,
      }
    : {}
const unseen = { vin: null, make: null, model: null, category: null, fuel: null, firstRegistration: null }
const car = { plate: 'AB-123-CD', country: 'F', ...unseen }

/** What others do: people of the office, other services. */
const actsOn = (deps: PaymentsDeps) => ({
  /** Takes the money for a booking at the counter. */
  take: ({ appointmentId }: Pick<Booking, 'appointmentId'>, parts: Partial<TakePayment> = {}) =>
    takePayment(deps, { paymentId: uuidv7(), appointmentId, method: 'cash', ...parts }, cashierId),
  hear: (eventType: string, data: Record<string, unknown>, userId?: string) =>
    hear(deps, { eventType, data: { ...toldOf(eventType), ...data }, userId: userId ?? null }),
  /** Its invoice, or the credit note of a refund, is told of. */
  invoice: (paymentId: string) =>
    hear(deps, { eventType: 'invoice.created', data: { paymentId, invoiceId: uuidv7(), number: 'A-1' } }),
  credit: (paymentId: string, refundId: string) =>
    hear(deps, { eventType: 'invoice.credited', data: { paymentId, refundId, invoiceId: uuidv7(), number: 'A-C-1' } }),
  askBack: (paymentId: string, amountMinor: number, parts: Partial<RequestRefund> = {}) =>
    requestRefund(deps, { paymentId, refundId: uuidv7(), amountMinor, reason: 'Sorry', ...parts }, cashierId),
  decide: (act: 'approve' | 'reject' | 'pay-out', refundId: string, actorId: string) =>
    decideRefund(deps, act, { refundId, commandId: uuidv7(), actorId }),
})

/** What has come of it. */
const looksAt = (pool: Pool) => ({
  find: async (paymentId: string) => {
    const payment = await findPayment(pool, { paymentId })
    if (!payment) throw new Error('no such payment')
    return payment
  },
  findRefund: async (refundId: string) => {
    const refund = await findRefund(pool, { refundId })
    if (!refund) throw new Error('no such refund')
    return refund
  },
  /** What was told, in its order. */
  facts: async () => (await listFacts(pool)).map(({ eventType, data }) => ({ eventType, data })),
  /** The steps a payment came to. */
  steps: async (paymentId: string) => {
    const text = 'SELECT step FROM saga_moves WHERE payment_id = $1 ORDER BY position'
    return (await pool.query<{ step: string }>(text, [paymentId])).rows.map(({ step }) => step)
  },
})

/** The provider at work, and what it tells. */
const dealsWith = (deps: PaymentsDeps, atProvider: TestProvider) => ({
  /** A customer wants to pay online. */
  create: ({ appointmentId, customerId }: Booking, paymentId = uuidv7()) =>
    createPayment(deps, { paymentId, appointmentId }, customerId ?? ''),
  /** Deals with all that was told, and asks all that is due; returns how often. */
  work: async () => {
    let turns = 0
    while ((await handleNextEvent(deps)) || (await runNextJob(deps))) turns += 1
    return turns
  },
  /** The customer pays at the provider's page. */
  pay: async (paymentId: string) => {
    const checkout = await findCheckoutRow(deps.pool, { paymentId })
    return atProvider.pay(checkout?.sessionId ?? '')
  },
  /** What stands at our door; true where it was let in. */
  send: ({ payload, signature }: Pick<Webhook, 'payload' | 'signature'>) =>
    receiveWebhook(deps, Readable.from([Buffer.from(payload)]), signature).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Problem && error.status === 400) return false
        throw error
      },
    ),
})

export type Opening = Pick<
  NonNullable<Parameters<typeof openTestProvider>[0]>,
  'random' | 'faults' | 'refundPace' | 'deadlineMs'
>

/** On given tables. */
export async function stagePayments(pool: Pool, provider: Opening = {}) {
  const bookings = new Map<string, Booking>()
  const papers = new Map<string, Awaited<ReturnType<PaymentsDeps['directory']['listPapersOf']>>>()
  const clock = { now: new Date(start) }
  const atProvider = await openTestProvider({ ...provider, now: () => clock.now })
  const deps: PaymentsDeps = {
    pool,
    now: () => clock.now,
    newId: uuidv7,
    directory: {
      findBooking: async (id) => bookings.get(id) ?? null,
      listPapersOf: async (id) => papers.get(id) ?? [],
      findContact: async () => ({ language: 'fr' }),
      findCentre: async (id) => (id === 'demo-centre' ? { timeZone: 'Europe/Paris' } : null),
    },
    log: createSilentLogger(),
    provider: atProvider.provider,
    publicUrl: 'https://centre.example',
    jobs: { enqueue: async () => true },
    wake: () => undefined,
  }
  const booked = (parts: Partial<Booking> = {}) => {
    const booking = newBooking(parts)
    bookings.set(booking.appointmentId, booking)
    return booking
  }
  const base = { deps, clock, booked, papers, atProvider }
  const actor = (by: PaymentsDeps) => ({ ...actsOn(by), ...dealsWith(by, atProvider) })
  return { ...base, with: actor, ...actor(deps), ...looksAt(pool) }
}

export type StagedPayments = Awaited<ReturnType<typeof stagePayments>>
