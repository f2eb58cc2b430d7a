// What is told of bookings, tests and papers, kept for the lists of the office.
import { catalogue } from '@sac/contracts/events/catalogue'
import { Instant, Uuid } from '@sac/contracts/ids'
import type { Tx } from '@sac/platform/db/with-transaction'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { onPart } from '@sac/platform/inbox/on'
import { done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import * as z from 'zod/mini'
import type { Booking } from '../domain/charge.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import {
  type BookingTold,
  endBooking,
  insertPaperIfAbsent,
  listUnknownBookings,
  markInspected,
  upsertBooking,
} from '../store/booking-rows.ts'

export const Told = z.pick(catalogue['appointment.created'].data, {
  appointmentId: true,
  centreId: true,
  userId: true,
  vehicle: true,
  scheduledDate: true,
  status: true,
  price: true,
  revision: true,
  cancellation: true,
})
const Inspected = z.object({
  appointmentId: z.nullable(Uuid),
  completedAt: Instant,
  report: z.object({ centre: z.object({ id: z.string() }) }),
})
const Paper = z.pick(catalogue['certificate.generated'].data, {
  inspectionId: true,
  certificateId: true,
  number: true,
  plate: true,
  appointmentId: true,
  centreId: true,
  issuedAt: true,
})

const ended: ReadonlySet<BookingTold['status']> = new Set(['cancelled', 'expired'])

type BookingNews = Pick<z.infer<typeof Told>, 'appointmentId' | 'centreId' | 'userId' | 'scheduledDate' | 'status'> & {
  vehicle: { plate: string }
  price?: BookingTold['price'] | undefined
  revision?: number | undefined
  cancellation?: { feeMinor: number } | null | undefined
}

/** Its latest state. Of one that is first heard of when it was called off, no plate is kept. */
export async function keepBooking(tx: Tx, told: BookingNews): Promise<void> {
  const { appointmentId, centreId, userId: customerId, vehicle, scheduledDate: scheduledAt, status } = told
  const { price = null, revision = 0, cancellation } = told
  const booking = { appointmentId, centreId, customerId, scheduledAt, status, price, revision }
  if (ended.has(status)) return endBooking(tx, { ...booking, feeMinor: cancellation?.feeMinor ?? 0 })
  return upsertBooking(tx, { ...booking, plate: vehicle.plate })
}

async function keepPaper(tx: Tx, told: z.infer<typeof Paper>, at: string): Promise<Outcome> {
  const { number, appointmentId = null, centreId = null, issuedAt = at, ...paper } = told
  if (number === null) return skip('a refusal')
  await insertPaperIfAbsent(tx, { ...paper, number, appointmentId, centreId, issuedAt })
  return done
}

export const bookingHandlers = [
  onPart(
    [
      'appointment.created',
      'appointment.confirmed',
      'appointment.rescheduled',
      'appointment.checked-in',
      'appointment.no-show',
      'appointment.expired',
    ],
    Told,
    async ({ data }, tx) => {
      await keepBooking(tx, data)
      return done
    },
  ),
  onPart('inspection.completed', Inspected, async ({ data: { appointmentId, completedAt: at, report } }, tx) => {
    if (appointmentId === null) return skip('no-appointment')
    await markInspected(tx, { appointmentId, centreId: report.centre.id, at })
    return done
  }),
  onPart('certificate.generated', Paper, ({ data, at }, tx) => keepPaper(tx, data, at.toISOString())),
] as const

const perTurn = 200

/** Bookings that nobody has told of are asked about. Returns how many were found. */
export async function lookForBookings(deps: PaymentsDeps): Promise<number> {
  let found = 0
  for (const appointmentId of await listUnknownBookings(deps.pool, { limit: perTurn })) {
    const booking = await deps.directory.findBooking(appointmentId)
    if (!booking) continue
    await withTransaction(deps.pool, (tx) => keepBooking(tx, toldOf(booking)))
    found += 1
  }
  return found
}

const toldOf = ({ customerId: userId, plate, ...booking }: Booking) => ({ ...booking, userId, vehicle: { plate } })
