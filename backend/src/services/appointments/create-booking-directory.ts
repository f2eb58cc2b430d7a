import type { Appointment } from '@sac/contracts/http/bookings'
import type { Pool } from '@sac/platform/db/create-pool'
import { type BookingIds, listIdsOfPlate, listPlatesOf } from './store/appointment-list.ts'
import { findAppointment } from './store/appointment-rows.ts'
import { findOpenCentre } from './store/offer-rows.ts'

/** What whoever takes money for a booking may know of it. */
type Booking = Pick<
  Appointment,
  | 'appointmentId'
  | 'inspectionId'
  | 'centreId'
  | 'kind'
  | 'status'
  | 'heldUntil'
  | 'price'
  | 'paymentId'
  | 'scheduledDate'
  | 'revision'
  | 'cancellation'
> & {
  /** Of the car that is to come. */
  plate: string
  /** null: booked for somebody without an account. */
  customerId: string | null
  /** Within the price; null where the centre never said. */
  vatRate: number | null
}

export type BookingDirectory = {
  findBooking: (appointmentId: string) => Promise<Booking | null>
  /** Of cars whose plate begins so, however it is spelled: the latest. */
  listBookingsOfPlate: (search: string) => Promise<BookingIds[]>
  /** Of the car of each booking that is known. */
  listPlates: (appointmentIds: readonly string[]) => Promise<{ appointmentId: string; plate: string }[]>
}

/** Whoever has more in mind says more of the plate. */
const mostFound = 500

/** What others may ask of bookings. `pool` reads schema `appointments`. */
export const createBookingDirectory = ({ pool }: { pool: Pool }): BookingDirectory => ({
  findBooking: async (appointmentId) => {
    const appointment = await findAppointment(pool, { appointmentId })
    if (!appointment) return null
    const { inspectionId, centreId, kind, status, heldUntil, price, paymentId, userId: customerId } = appointment
    const { scheduledDate, revision, cancellation, vehicle } = appointment
    const vatRate = (await findOpenCentre(pool, { centreId }))?.offer?.vatRate ?? null
    const booked = { appointmentId, inspectionId, centreId, kind, status, heldUntil, price, paymentId, customerId }
    return { ...booked, plate: vehicle.plate, scheduledDate, revision, cancellation, vatRate }
  },
  listBookingsOfPlate: (search) => listIdsOfPlate(pool, { search, limit: mostFound }),
  listPlates: (appointmentIds) => listPlatesOf(pool, appointmentIds),
})
