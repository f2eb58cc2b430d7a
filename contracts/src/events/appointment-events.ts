// What the appointments service tells.
import * as z from 'zod/mini'
import { AppointmentData, PlannedVehicle } from '../http/appointments.ts'
import { BookingData } from '../http/bookings.ts'
import { Uuid } from '../ids.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { toldBy } from './catalogue-entry.ts'
import { ReferenceData } from './reference-data.ts'

/** The appointment as the operations show it. Devices are passed what later releases add. */
const AppointmentTold = z.looseObject({
  ...AppointmentData.shape,
  ...z.partial(BookingData).shape,
  vehicle: z.looseObject(PlannedVehicle.shape),
  /** Of a time that is held: for whoever was next in the waiting list. */
  fromWaitingList: z.optional(z.boolean()),
})

const event = toldBy('appointment-service', 'appointments-topic')
const forCustomers = (summary: string) =>
  event({
    data: AppointmentTold,
    aggregate: ['appointmentId'],
    readers: ['sync-gateway-group', 'payment-service-group', 'notification-service-group'],
    summary,
  })
const forCustomersAlone = (summary: string) =>
  event({ data: AppointmentTold, aggregate: ['appointmentId'], readers: ['notification-service-group'], summary })

export const appointmentEvents = {
  'appointment.created': event({
    data: AppointmentTold,
    aggregate: ['appointmentId'],
    readers: ['sync-gateway-group', 'payment-service-group', 'vehicle-service-group', 'notification-service-group'],
    summary: 'A time is held until it is paid (pending), or the office has planned (confirmed)',
  }),
  'appointment.confirmed': forCustomers('An appointment is certain: paid, or accepted at the counter'),
  'appointment.rescheduled': forCustomers('An appointment is at another time, or takes longer'),
  'appointment.checked-in': event({
    data: AppointmentTold,
    aggregate: ['appointmentId'],
    readers: ['sync-gateway-group', 'payment-service-group'],
    summary: 'The car has come, and an inspector has it',
  }),
  'appointment.cancelled': event({
    data: AppointmentTold,
    aggregate: ['appointmentId'],
    readers: ['sync-gateway-group', 'payment-service-group', 'notification-service-group'],
    summary: 'An appointment was called off; `cancellation` says what goes back',
  }),
  'appointment.no-show': forCustomers('The car did not come'),
  'appointment.expired': event({
    data: AppointmentTold,
    aggregate: ['appointmentId'],
    readers: ['payment-service-group', 'notification-service-group'],
    summary: 'Nobody paid in time: the time is free again',
  }),
  'appointment.reminder-due': forCustomersAlone('It is time to remind the customer'),
  'appointment.payment-unplaceable': event({
    data: z.object({
      appointmentId: Uuid,
      paymentId: Uuid,
      amountMinor: AmountMinor,
      currency: Currency,
      /** Why no appointment stands for this money: it goes back. */
      reason: z.enum(['unknown', 'taken', 'past', 'cancelled', 'no-show', 'already-paid', 'other-amount']),
    }),
    aggregate: ['appointmentId'],
    readers: ['payment-service-group', 'notification-service-group'],
    summary: 'Money came for which there is no appointment: it must be refunded',
  }),
  'appointment.reference-published': event({
    data: ReferenceData,
    aggregate: ['id'],
    readers: ['sync-gateway-group'],
    summary: 'Centres: what devices must know',
  }),
} as const
