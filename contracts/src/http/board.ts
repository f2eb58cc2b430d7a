// A day of a centre as the office sees it.
import * as z from 'zod/mini'
import { CalendarDate, Code, Instant, Uuid, writtenText } from '../ids.ts'
import { Appointment } from './bookings.ts'
import { Centre } from './centres.ts'

export const AskBoard = z.strictObject({ date: CalendarDate })

/** For how long at most; a bay that is closed for longer is closed by days, in the offer. */
const longestHours = 14 * 24

const isPeriod = ({ from, to }: { from: string; to: string }) => {
  const ms = Date.parse(to) - Date.parse(from)
  return ms > 0 && ms <= longestHours * 3_600_000
}

/** A bay that is closed from one moment to before another. The id is made by the client: repeating the command changes nothing. */
export const CloseBay = z
  .strictObject({
    closingId: Uuid,
    bay: Code,
    from: Instant,
    to: Instant,
    reason: z.nullable(writtenText('equipment')),
  })
  .check(z.refine(isPeriod, { error: 'is not within 14 days after its beginning', path: ['to'] }))
export type CloseBay = z.infer<typeof CloseBay>

export const BayClosing = z.strictObject({
  closingId: Uuid,
  bay: z.string(),
  from: Instant,
  to: Instant,
  reason: z.nullable(z.string()),
})
export type BayClosing = z.infer<typeof BayClosing>

export const ClosingId = z.strictObject({ centreId: Code, closingId: Uuid })
export const ReopenBay = z.strictObject({ commandId: Uuid })

/** `customerName`: null where it was planned at the counter, or whoever booked it is not known any more. */
const BoardAppointment = z.extend(Appointment, { customerName: z.nullable(z.string()) })
export type BoardAppointment = z.infer<typeof BoardAppointment>

export const Board = z.strictObject({
  centre: Centre,
  date: CalendarDate,
  /** When the centre is open on that day. */
  openings: z.array(z.strictObject({ from: Instant, to: Instant })),
  /** Bays the offer says are closed all day. */
  closedBays: z.array(z.string()),
  /** Those that touch the day. */
  closings: z.array(BayClosing),
  /** Those that have a bay, and cars that did not come; by time and bay. */
  appointments: z.array(BoardAppointment),
})
export type Board = z.infer<typeof Board>

/** The first hundred by time, and how many they are in all. */
export const Stranded = z.strictObject({ count: z.int(), appointments: z.array(BoardAppointment) })
export type Stranded = z.infer<typeof Stranded>
