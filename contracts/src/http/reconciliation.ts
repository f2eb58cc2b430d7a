// What the office looks at to see whether money, bookings, tests and papers belong together.
import * as z from 'zod/mini'
import { PaymentMethod } from '../events/payment-events.ts'
import { CalendarDate, Code, Instant, Uuid, writtenText } from '../ids.ts'
import { Currency } from '../money/money.ts'
import { After, PlateSearch } from './page.ts'
import { RefundMeans } from './payments.ts'

/** One centre's day in its own time zone. */
export const AskTakings = z.strictObject({ centreId: Code, day: CalendarDate })

const sum = { currency: Currency, count: z.int(), amountMinor: z.int() }

/**
 * What came in and what went back on that day; what goes back may have come on another. A day that is over stays as it is: what a bank
 * decides is an entry of the day on which that was learned.
 */
export const Takings = z.strictObject({
  centreId: Code,
  day: CalendarDate,
  timeZone: z.string(),
  taken: z.array(z.strictObject({ method: PaymentMethod, ...sum })),
  /** Taken by banks because of disputes, until they are decided or for good. */
  disputed: z.array(z.strictObject({ method: PaymentMethod, ...sum })),
  /** Given back by banks: a dispute was won. */
  restored: z.array(z.strictObject({ method: PaymentMethod, ...sum })),
  /** `method`: how it had come. `means`: how it went back. */
  givenBack: z.array(z.strictObject({ method: PaymentMethod, means: RefundMeans, ...sum })),
})
export type Takings = z.infer<typeof Takings>

export const BoardList = z.enum([
  /** The time of a booking that costs something has come, and nobody has paid. */
  'slot-unpaid',
  /** Money is here, and no booking stands for it. */
  'payment-without-slot',
  /** The test was done, and nobody has paid. */
  'inspected-unpaid',
  /** A paper was issued, and no invoice. */
  'certificate-without-invoice',
])
export type BoardList = z.infer<typeof BoardList>

/** Newest first. */
export const ListBoard = z.strictObject({
  list: BoardList,
  state: z.optional(z.enum(['open', 'closed'])),
  search: PlateSearch,
  after: After,
})

export const BoardEntry = z.strictObject({
  /** What it is about: the booking, the payment, or the inspection. Unique in its list. */
  subject: Uuid,
  since: Instant,
  appointmentId: z.nullable(Uuid),
  paymentId: z.nullable(Uuid),
  certificateId: z.nullable(Uuid),
  /** Of the certificate. */
  number: z.nullable(z.string()),
  plate: z.nullable(z.string()),
  centreId: z.nullable(z.string()),
  amountMinor: z.nullable(z.int()),
  currency: z.nullable(Currency),
  /** What somebody has said about it; null while it is open. */
  closed: z.nullable(z.strictObject({ at: Instant, by: Uuid, note: z.string() })),
})
export type BoardEntry = z.infer<typeof BoardEntry>

/** `counts`: what is open in each list, a hundred at most. */
export const Board = z.strictObject({ entries: z.array(BoardEntry), counts: z.record(BoardList, z.int()) })

/** Somebody has looked at it, and says why it is all right. */
export const CloseEntry = z.strictObject({
  commandId: Uuid,
  list: BoardList,
  subject: Uuid,
  note: writtenText('unprinted'),
})
export type CloseEntry = z.infer<typeof CloseEntry>
