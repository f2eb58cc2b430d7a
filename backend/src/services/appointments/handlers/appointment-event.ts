import { type NewEvent, newEvent } from '@sac/contracts/events/new-event'
import type { Appointment } from '@sac/contracts/http/bookings'

type LifeEvent =
  | 'created'
  | 'confirmed'
  | 'rescheduled'
  | 'cancelled'
  | 'checked-in'
  | 'no-show'
  | 'expired'
  | 'reminder-due'

/** An event about an appointment as it is now. What people wrote stays here. */
export const appointmentEvent = (
  type: `appointment.${LifeEvent}`,
  appointment: Appointment,
  userId: string | null,
): NewEvent => {
  const { cancellation } = appointment
  return newEvent(type, { ...appointment, cancellation: cancellation && { ...cancellation, reason: null } }, { userId })
}
