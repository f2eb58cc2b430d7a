// Bodies of the appointments operations, and what `appointment.*` events carry.
import * as z from 'zod/mini'
import { CalendarDate, Code, Instant, recordedText, Uuid, Vin, writtenText } from '../ids.ts'
import { firstCars } from '../inspection/first-registration.ts'
import { Fuel, InspectionKind } from '../template/template.ts'
import { textLimits } from '../text/judge-text.ts'
import { After } from './page.ts'

/** What is known of the car before anyone has seen it; the inspector confirms or corrects every field. */
export const PlannedVehicle = z.strictObject({
  plate: recordedText(textLimits.plate.max),
  country: z.string().check(z.regex(/^[A-Z]{1,3}$/)),
  vin: z.nullable(Vin),
  make: z.nullable(recordedText(textLimits.make.max)),
  model: z.nullable(recordedText(textLimits.model.max)),
  category: z.nullable(Code),
  fuel: z.nullable(Fuel),
  firstRegistration: z.nullable(CalendarDate),
})
export type PlannedVehicle = z.infer<typeof PlannedVehicle>

const notBeforeCars = z.refine<string>((date) => date >= firstCars, { error: 'is before the first cars' })

/** The same as somebody gives it to the office. */
export const GivenVehicle = z.extend(PlannedVehicle, {
  plate: writtenText('plate'),
  make: z.nullable(writtenText('make')),
  model: z.nullable(writtenText('model')),
  firstRegistration: z.nullable(CalendarDate.check(notBeforeCars)),
})

/** Both ids are made by the client: repeating the command changes nothing, two devices meet in one inspection. */
export const CreateAppointment = z.strictObject({
  appointmentId: Uuid,
  inspectionId: Uuid,
  centreId: Code,
  bay: Code,
  scheduledDate: Instant,
  kind: InspectionKind,
  inspectorId: z.nullable(Uuid),
  vehicle: GivenVehicle,
})
export type CreateAppointment = z.infer<typeof CreateAppointment>

export const AppointmentStatus = z.enum([
  'pending',
  'confirmed',
  'checked-in',
  'done',
  'no-show',
  'cancelled',
  'expired',
])
export type AppointmentStatus = z.infer<typeof AppointmentStatus>

/** `data` of appointment events: the specified members, and what an inspector's device needs. */
export const AppointmentData = z.extend(CreateAppointment, {
  vehicle: PlannedVehicle,
  /** Whose appointment it is; null when the office planned it. */
  userId: z.nullable(Uuid),
  vehicleId: z.nullable(Uuid),
  serviceType: z.string(),
  status: AppointmentStatus,
})
export type AppointmentData = z.infer<typeof AppointmentData>

export const ListAppointments = z.strictObject({ centreId: Code, date: CalendarDate, after: After })
