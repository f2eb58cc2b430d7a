// The service's use cases on given tables, with a clock of the test's.
import type { Appointment, BookAppointment } from '@sac/contracts/http/bookings'
import type { CentreOffer } from '@sac/contracts/http/centres'
import { createMemoryCache } from '@sac/platform/cache/create-memory-cache'
import type { Cache } from '@sac/platform/cache/port'
import type { Pool } from '@sac/platform/db/create-pool'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { Person } from '@sac/platform/http/caller'
import { uuidv7 } from '@sac/platform/ids'
import { listFacts } from '@sac/tests/support/list-outbox'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { demoCentre } from '../domain/demo-centre.ts'
import { demoOffer } from '../domain/demo-offer.ts'
import { bookAppointment } from '../handlers/book-appointment.ts'
import { settlePayment } from '../handlers/settle-payment.ts'
import { findAppointment } from '../store/appointment-rows.ts'
import { insertCentreIfAbsent } from '../store/centre-rows.ts'
import { insertOffer } from '../store/offer-rows.ts'

export const inspectorId = uuidv7()
export const admin: Person = { proof: 'person', userId: uuidv7(), role: 'admin' }
export const newCustomer = (): Person => ({ proof: 'person', userId: uuidv7(), role: 'customer' })

/** Monday 8 June 2026, eight in the morning at the centre: it is open from now on. */
const monday = '2026-06-08T06:00:00.000Z'

const vehicle = {
  plate: 'AB-123-CD',
  country: 'F',
  vin: null,
  make: null,
  model: null,
  category: 'M1',
  fuel: null,
  firstRegistration: null,
}

export const booking = (parts: Partial<BookAppointment> = {}): BookAppointment => ({
  appointmentId: uuidv7(),
  centreId: demoCentre.centreId,
  kind: 'periodic',
  scheduledDate: '2026-06-09T08:00:00.000Z',
  vehicle,
  vehicleId: null,
  ...parts,
})

export type Opening = { bays?: readonly string[]; offer?: CentreOffer; cache?: Cache }

/** A centre that is open, in tables that are empty. */
export async function stageAppointments(
  pool: Pool,
  { bays = ['Bay 1', 'Bay 2'], offer = demoOffer, cache }: Opening = {},
) {
  let now = new Date(monday)
  const deps: AppointmentsDeps = {
    pool,
    now: () => now,
    newId: uuidv7,
    cache: cache ?? createMemoryCache(),
    directory: {
      findPerson: (userId) =>
        Promise.resolve(userId === inspectorId ? { inspectorNumber: '7', disabledAt: null } : null),
      listNames: async (userIds) => userIds.map((userId) => ({ userId, name: `Customer ${userId.slice(-4)}` })),
    },
  }
  const { centreId } = demoCentre
  await insertCentreIfAbsent(pool, { ...demoCentre, bays })
  await insertOffer(pool, { centreId, offer, changedBy: null, changedAt: now })
  return {
    deps,
    centreId,
    setNow: (instant: string) => {
      now = new Date(instant)
    },
    passMinutes: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    book: (parts: Partial<BookAppointment> = {}, by = newCustomer()) =>
      bookAppointment(deps, booking(parts), by.userId),
    pay: (
      appointment: Pick<Appointment, 'appointmentId' | 'price'>,
      parts: { paymentId?: string; amountMinor?: number } = {},
    ) => withTransaction(pool, (tx) => settlePayment(deps, tx, paymentOf(appointment, parts))),
    find: (appointmentId: string) => findAppointment(pool, { appointmentId }),
    facts: () => listFacts(pool),
    /** What was told about one appointment, in its order. */
    told: (appointmentId: string) => toldOf(pool, appointmentId),
  }
}

async function toldOf(pool: AppointmentsDeps['pool'], appointmentId: string): Promise<string[]> {
  const facts = (await listFacts(pool)).filter(({ data }) => data['appointmentId'] === appointmentId)
  return facts.map(({ eventType }) => eventType.replace('appointment.', ''))
}

export type StagedAppointments = Awaited<ReturnType<typeof stageAppointments>>

function paymentOf(
  { appointmentId, price }: Pick<Appointment, 'appointmentId' | 'price'>,
  { paymentId = uuidv7(), amountMinor = price?.amountMinor ?? 0 }: { paymentId?: string; amountMinor?: number },
) {
  return { paymentId, appointmentId, amountMinor, currency: price?.currency ?? 'EUR' }
}
