// What a centre offers: when it is open, what it does, what that costs, and by which rules it is booked.
import * as z from 'zod/mini'
import { CalendarDate, Code, Int4, Uuid, writtenText } from '../ids.ts'
import { Currency, Money } from '../money/money.ts'
import { VatRate } from '../money/vat.ts'
import { InspectionKind } from '../template/template.ts'
import { TimeZone } from '../time-zone.ts'
import { After } from './page.ts'
import { PostalAddress } from './postal-address.ts'

/** Times of a booking begin at one of these of the centre's clock. */
export const gridMinutes = 15

const minutes = (min: number, max: number) => z.int().check(z.minimum(min), z.maximum(max))
const week = 7 * 24 * 60

/** `HH:MM` of the centre's clock; `24:00` is the end of the day. */
const TimeOfDay = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/))

/** 1 Monday … 7 Sunday. A day may be open more than once. */
const OpeningHours = z
  .strictObject({ weekday: z.int().check(z.minimum(1), z.maximum(7)), opens: TimeOfDay, closes: TimeOfDay })
  .check(z.refine(({ opens, closes }) => opens < closes, { error: 'closes before it opens', path: ['closes'] }))

/** From the first to the last day; of one bay, or of the whole centre where `bay` is null. */
const Closure = z
  .strictObject({
    firstDay: CalendarDate,
    lastDay: CalendarDate,
    bay: z.nullable(Code),
    reason: z.nullable(writtenText('equipment')),
  })
  .check(
    z.refine(({ firstDay, lastDay }) => firstDay <= lastDay, { error: 'ends before it begins', path: ['lastDay'] }),
  )

/** What it costs from a day on, VAT included, in the currency of the offer. */
const Price = z.strictObject({ validFrom: CalendarDate, amountMinor: Int4 })

/** How long a test of this kind takes for cars of this category, and what it costs. */
const Service = z.strictObject({
  kind: InspectionKind,
  category: Code,
  minutes: minutes(5, 8 * 60),
  prices: z.array(Price).check(z.minLength(1), z.maxLength(100)),
})

/** Customers keep to these; staff have none. Minutes that hold nothing are counted back from the beginning of the appointment. */
const BookingRules = z.strictObject({
  /** How late it may still be booked. */
  leadMinutes: minutes(0, week),
  /** How many days ahead. */
  horizonDays: z.int().check(z.minimum(1), z.maximum(400)),
  /** How long it is held for whoever has not paid yet. */
  holdMinutes: minutes(1, 24 * 60),
  /** How long for who is next in the waiting list, and does not sit before the screen. */
  waitingHoldMinutes: minutes(1, 24 * 60),
  /** Until then it is cancelled for nothing … */
  freeUntilMinutes: minutes(0, 4 * week),
  /** … and until then it may be cancelled or moved at all. */
  changeUntilMinutes: minutes(0, 4 * week),
  /** Of the price, for who cancels when it is no longer free. */
  lateFeePercent: z.int().check(z.minimum(0), z.maximum(100)),
  remindMinutes: minutes(0, 4 * week),
  /** Whether staff may confirm what is not paid yet. */
  confirmsAtCounter: z.boolean(),
})
export type BookingRules = z.infer<typeof BookingRules>

export const CentreOffer = z.strictObject({
  currency: Currency,
  /** Within its prices. Nothing can be paid at a centre that never said: no invoice could be written. */
  vatRate: z.optional(VatRate),
  openingHours: z.array(OpeningHours).check(z.maxLength(28)),
  closures: z.array(Closure).check(z.maxLength(500)),
  services: z.array(Service).check(z.maxLength(200)),
  rules: BookingRules,
})
export type CentreOffer = z.infer<typeof CentreOffer>
export type CentreService = z.infer<typeof Service>

export const CentreId = z.strictObject({ centreId: Code })

const bays = z.array(writtenText('seat')).check(
  z.minLength(1),
  z.maxLength(50),
  z.refine((names) => new Set(names).size === names.length, { error: 'names a bay twice' }),
)

/** With its country, spaced as people read it there: `+33 1 99 00 01 42`. */
const PhoneNumber = z.string().check(z.regex(/^\+[1-9](?: ?[0-9]){6,14}$/))

/** Where customers call and drive to; null where the centre never said. */
const contact = { phone: z.nullable(z.string()), address: z.nullable(PostalAddress) }

/** A centre as the office and its devices know it. */
export const Centre = z.strictObject({
  centreId: Code,
  /** The beginning of every certificate number of this centre. */
  station: z.string(),
  name: z.string(),
  /** As certificates have it. */
  place: z.string(),
  ...contact,
  /** IANA zone; dates of tests are dates here. */
  timeZone: z.string(),
  profileId: Code,
  bays: z.array(z.string()),
})
export type Centre = z.infer<typeof Centre>

/**
 * Opens a centre, which can be booked at once. Who sells there is said apart (`sellers.write`).
 */
export const CreateCentre = z.strictObject({
  commandId: Uuid,
  centreId: z.string().check(z.regex(/^[a-z0-9-]{1,30}$/)),
  /** Two to six capitals and digits. In every number of a certificate, so it never changes. */
  station: z.string().check(z.regex(/^[A-Z0-9]{2,6}$/)),
  name: writtenText('centre'),
  place: writtenText('centre'),
  phone: z.optional(z.nullable(PhoneNumber)),
  address: z.optional(z.nullable(PostalAddress)),
  timeZone: TimeZone,
  profileId: Code,
  bays,
  offer: CentreOffer,
})
export type CreateCentre = z.infer<typeof CreateCentre>

/**
 * Replaces name, place and bays, and phone and address where they are given. A bay that is left out is closed for good once nothing
 * is booked there any more.
 */
export const ChangeCentre = z.strictObject({
  commandId: Uuid,
  name: writtenText('centre'),
  place: writtenText('centre'),
  phone: z.optional(z.nullable(PhoneNumber)),
  address: z.optional(z.nullable(PostalAddress)),
  bays,
  /** As whoever changes it was shown it; where it is otherwise by now nothing is changed. */
  seen: z.optional(
    z.strictObject({
      name: z.string(),
      place: z.string(),
      phone: z.optional(z.nullable(z.string())),
      address: z.optional(z.nullable(PostalAddress)),
      bays: z.array(z.string()),
    }),
  ),
})
export type ChangeCentre = z.infer<typeof ChangeCentre>

/** Grows by one with each change. */
export const OfferInForce = z.strictObject({ version: Int4, offer: CentreOffer })
export type OfferInForce = z.infer<typeof OfferInForce>

/**
 * Replaces the whole offer; repeating it changes nothing. What was booked before keeps its time and price. `seen`: the version
 * whoever changes it was shown; where another is in force by now nothing is changed.
 */
export const ChangeOffer = z.strictObject({ commandId: Uuid, offer: CentreOffer, seen: z.optional(Int4) })

/** What anybody may know of a centre; its services with the prices in force. */
const PublicCentre = z.strictObject({
  centreId: Code,
  name: z.string(),
  place: z.string(),
  ...contact,
  timeZone: z.string(),
  openingHours: z.array(OpeningHours),
  /** Those that are not over. */
  closures: z.array(Closure),
  services: z.array(z.extend(z.omit(Service, { prices: true }), { price: Money })),
  rules: BookingRules,
})
export type PublicCentre = z.infer<typeof PublicCentre>

/** `search`: the beginning of any word of name, place, postcode or town. `centreId`: that one alone, where it takes bookings. */
export const ListCentres = z.strictObject({
  after: After,
  search: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
  centreId: z.optional(Code),
})

export const CentreList = z.strictObject({ centres: z.array(PublicCentre) })
