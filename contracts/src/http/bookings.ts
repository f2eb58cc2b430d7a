// What customers and the counter ask of appointments. The devices' app has no use for it: what it reads is in appointments.ts.
import * as z from 'zod/mini'
import { CalendarDate, Code, Instant, Int4, Uuid, writtenText } from '../ids.ts'
import { Money } from '../money/money.ts'
import { InspectionKind } from '../template/template.ts'
import { AppointmentData, GivenVehicle } from './appointments.ts'
import { Centre } from './centres.ts'
import { After, PlateSearch } from './page.ts'

export const AppointmentId = z.strictObject({ appointmentId: Uuid })

const days = z.string().check(z.regex(/^([1-9]|[12]\d|3[01])$/))

/** `days` from `from` on, 7 unless told, at most 31; go on with the day after. `category` of the car, M1 unless told. */
export const AskAvailability = z.strictObject({
  centreId: Code,
  kind: InspectionKind,
  category: z.optional(Code),
  from: CalendarDate,
  days: z.optional(days),
})

/** Free times as instants, on the centre's grid. `isOpen`: whether the centre is open at all on that day. */
export const Availability = z.strictObject({
  centreId: Code,
  timeZone: z.string(),
  kind: InspectionKind,
  category: Code,
  minutes: Int4,
  /** Of a booking made today. */
  price: Money,
  /** The last day that can be booked. */
  lastDay: CalendarDate,
  days: z.array(z.strictObject({ date: CalendarDate, isOpen: z.boolean(), times: z.array(Instant) })),
})
export type Availability = z.infer<typeof Availability>

/**
 * Holds a time for the caller until it is paid. The id is made by the client: repeating the command gives the same appointment.
 * Bay, price and duration are the centre's.
 */
export const BookAppointment = z.strictObject({
  appointmentId: Uuid,
  centreId: Code,
  kind: InspectionKind,
  scheduledDate: Instant,
  vehicle: GivenVehicle,
  /** The customer's own car, where it is one already known. */
  vehicleId: z.nullable(Uuid),
})
export type BookAppointment = z.infer<typeof BookAppointment>

const by = z.enum(['customer', 'staff'])

/** What became of the money when an appointment was called off; never calculated again. */
const Cancellation = z.strictObject({
  by,
  reason: z.nullable(z.string()),
  /** Kept by the centre. */
  feeMinor: Int4,
  /** Goes back to whoever paid; 0 where nothing was paid. */
  refundMinor: Int4,
})

/** What is known of an appointment besides what an inspector's device needs. */
export const BookingData = z.strictObject({
  endsAt: Instant,
  /** When a held time is let go; null when it is not held for a while only. */
  heldUntil: z.nullable(Instant),
  /** VAT included, as it was when it was booked; null where the office planned without one. */
  price: z.nullable(Money),
  /** The payment that confirmed it. */
  paymentId: z.nullable(Uuid),
  cancellation: z.nullable(Cancellation),
  /** Raised by every change; the SEQUENCE of a calendar entry. */
  revision: Int4,
})

export const Appointment = z.extend(AppointmentData, BookingData.shape)
export type Appointment = z.infer<typeof Appointment>

/** With where it is and by which clock its times are said: whoever reads it needs no list of centres. */
export const AppointmentAtCentre = z.extend(Appointment, {
  centre: z.pick(Centre, { name: true, place: true, phone: true, address: true, timeZone: true }),
})
export type AppointmentAtCentre = z.infer<typeof AppointmentAtCentre>

export const OwnAppointments = z.strictObject({ appointments: z.array(AppointmentAtCentre) })
export const AppointmentList = z.strictObject({ appointments: z.array(Appointment) })
export const SearchAppointments = z.strictObject({ search: PlateSearch, after: After })
export const ListOwn = z.strictObject({ after: After })

/** `seen`: the revision that was looked at; where it is another one now, nothing is done and the refusal says what changed. */
const Command = z.strictObject({ commandId: Uuid, seen: z.optional(Int4) })

/** The time it moves to; the payment stays with it. A bay only where the counter chooses one. */
export const RescheduleAppointment = z.extend(Command, { scheduledDate: Instant, bay: z.optional(Code) })
export type RescheduleAppointment = z.infer<typeof RescheduleAppointment>

/** How long it takes in all. */
export const ExtendAppointment = z.extend(Command, { minutes: z.int().check(z.minimum(5), z.maximum(24 * 60)) })

/** What it costs to cancel now. `until`: how long these terms hold; null when they do not change any more. */
export const CancellationQuote = z.strictObject({
  fee: Money,
  refund: Money,
  until: z.nullable(Instant),
})
export type CancellationQuote = z.infer<typeof CancellationQuote>

/** `feeMinor`: what the person was told it costs; more is refused, so that nobody pays what they have not seen. */
export const CancelAppointment = z.extend(Command, { feeMinor: Int4, reason: z.nullable(writtenText('unprinted')) })
export type CancelAppointment = z.infer<typeof CancelAppointment>

/** The car has come; who tests it. */
export const CheckIn = z.extend(Command, { inspectorId: Uuid })
export const CounterCommand = Command

/** Waits for a time between two days. Who is next gets a time that is let go, held as any other. */
export const JoinWaitingList = z
  .strictObject({
    entryId: Uuid,
    centreId: Code,
    kind: InspectionKind,
    firstDay: CalendarDate,
    lastDay: CalendarDate,
    vehicle: GivenVehicle,
    vehicleId: z.nullable(Uuid),
  })
  .check(
    z.refine(({ firstDay, lastDay }) => firstDay <= lastDay, { error: 'ends before it begins', path: ['lastDay'] }),
  )
export type JoinWaitingList = z.infer<typeof JoinWaitingList>

export const WaitingEntry = z.strictObject({
  entryId: Uuid,
  centreId: Code,
  kind: InspectionKind,
  firstDay: CalendarDate,
  lastDay: CalendarDate,
  vehicle: AppointmentData.shape.vehicle,
  vehicleId: z.nullable(Uuid),
  status: z.enum(['waiting', 'offered', 'left', 'over']),
  /** What was held for them. */
  appointmentId: z.nullable(Uuid),
})
export type WaitingEntry = z.infer<typeof WaitingEntry>

export const WaitingEntryId = z.strictObject({ entryId: Uuid })
export const WaitingList = z.strictObject({ entries: z.array(WaitingEntry) })
