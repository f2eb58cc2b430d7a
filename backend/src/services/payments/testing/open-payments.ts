// The service's use cases on a database of its own, with bookings the test makes up and a clock of the test's.
import type { Envelope } from '@sac/contracts/events/envelope'
import type { TakePayment } from '@sac/contracts/http/payments'
import type { PersonLanguage } from '@sac/contracts/person-language'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import type { Outcome } from '@sac/platform/inbox/outcome'
import { createDatabaseOf } from '@sac/tests/support/create-database'
import { listFacts } from '@sac/tests/support/list-outbox'
import type { Booking } from '../domain/charge.ts'
import { paymentSubscription } from '../handlers/payment-subscription.ts'
import { takePayment } from '../handlers/take-payment.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { paymentsSchema } from '../payments-service.ts'
import { findPayment } from '../store/payment-rows.ts'

export const cashierId = uuidv7()

const start = '2026-11-30T09:00:00.000Z'

const newBooking = (parts: Partial<Booking>): Booking => ({
  appointmentId: uuidv7(),
  centreId: 'demo-centre',
  customerId: uuidv7(),
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
const hear = (deps: PaymentsDeps, eventType: string, data: Record<string, unknown>): Promise<Outcome> =>
  withTransaction(deps.pool, async (tx) => {
    const handle = paymentSubscription(deps).handlers[eventType]
    if (!handle) throw new Error(`nobody hears ${eventType}`)
    return handle(tx, envelopeOf(eventType, data))
  })

export async function openPayments() {
  const database = await createDatabaseOf(paymentsSchema)
  const bookings = new Map<string, Booking>()
  const languages = new Map<string, PersonLanguage>()
  const clock = { now: new Date(start) }
  const deps: PaymentsDeps = {
    pool: database.pool,
    now: () => clock.now,
    newId: uuidv7,
    directory: {
      findBooking: async (id) => bookings.get(id) ?? null,
      findContact: async (id) => ({ language: languages.get(id) ?? 'fr' }),
    },
  }
  const booked = (parts: Partial<Booking> = {}) => {
    const booking = newBooking(parts)
    bookings.set(booking.appointmentId, booking)
    return booking
  }
  return {
    database,
    deps,
    clock,
    booked,
    /** Takes the money for a booking at the counter. */
    take: ({ appointmentId }: Pick<Booking, 'appointmentId'>, parts: Partial<TakePayment> = {}) =>
      takePayment(deps, { paymentId: uuidv7(), appointmentId, method: 'cash', ...parts }, cashierId),
    hear: (eventType: string, data: Record<string, unknown>) => hear(deps, eventType, data),
    find: async (paymentId: string) => {
      const payment = await findPayment(database.pool, { paymentId })
      if (!payment) throw new Error('no such payment')
      return payment
    },
    /** What was told, by type, in its order. */
    facts: async () => (await listFacts(database.pool)).map(({ eventType, data }) => ({ eventType, data })),
    /** The steps a payment came to. */
    steps: async (paymentId: string) => {
      const text = 'SELECT step FROM saga_moves WHERE payment_id = $1 ORDER BY position'
      return (await database.pool.query<{ step: string }>(text, [paymentId])).rows.map(({ step }) => step)
    },
  }
}

export type OpenPayments = Awaited<ReturnType<typeof openPayments>>
