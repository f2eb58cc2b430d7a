// What the appointments service tells.
import * as z from 'zod/mini'
import { AppointmentData, PlannedVehicle } from '../http/appointments.ts'
import { awaited, toldBy } from './catalogue-entry.ts'
import { ReferenceData } from './reference-data.ts'

/** The appointment as the operations show it. Devices are passed what later releases add. */
const AppointmentTold = z.looseObject({ ...AppointmentData.shape, vehicle: z.looseObject(PlannedVehicle.shape) })

const event = toldBy('appointment-service', 'appointments-topic')
const appointment = (summary: string) =>
  event({ data: AppointmentTold, aggregate: ['appointmentId'], readers: ['sync-gateway-group'], summary })

export const appointmentEvents = {
  'appointment.created': appointment('An inspection was planned'),
  'appointment.confirmed': awaited(appointment('An appointment is certain, or has another inspector')),
  'appointment.rescheduled': awaited(appointment('An appointment is at another time')),
  'appointment.checked-in': awaited(appointment('The car has come')),
  'appointment.cancelled': awaited(appointment('An appointment was called off')),
  'appointment.no-show': awaited(appointment('The car did not come')),
  'appointment.reference-published': event({
    data: ReferenceData,
    aggregate: ['id'],
    readers: ['sync-gateway-group'],
    summary: 'Centres: what devices must know',
  }),
} as const
