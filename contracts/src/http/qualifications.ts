// Who may test cars of which categories, and from when until when.
import * as z from 'zod/mini'
import { CalendarDate, Instant, Uuid, writtenText } from '../ids.ts'
import { After } from './page.ts'

/** Of vehicles: M1, N1 … */
const Category = z.string().check(z.regex(/^[A-Z][A-Z0-9]{0,3}$/))

/** An id made by the client: repeating the command changes nothing. */
export const GiveQualification = z
  .strictObject({
    qualificationId: Uuid,
    userId: Uuid,
    categories: z.array(Category).check(z.minLength(1), z.maxLength(20)),
    /** Of the document they have shown. */
    number: z.nullable(writtenText('equipment')),
    validFrom: CalendarDate,
    validUntil: CalendarDate,
  })
  .check(
    z.refine(({ validFrom, validUntil }) => validFrom <= validUntil, {
      error: 'ends before it begins',
      path: ['validUntil'],
    }),
  )
export type GiveQualification = z.infer<typeof GiveQualification>

export const Qualification = z.strictObject({
  qualificationId: Uuid,
  userId: z.string(),
  categories: z.array(z.string()),
  number: z.nullable(z.string()),
  validFrom: CalendarDate,
  validUntil: CalendarDate,
  givenBy: z.nullable(z.string()),
  givenAt: Instant,
  /** From then on it counts no more. */
  withdrawnAt: z.nullable(Instant),
  withdrawnReason: z.nullable(z.string()),
})
export type Qualification = z.infer<typeof Qualification>

/** The one that ends first comes first. `until`: only those that end on that day or before. Withdrawn ones with `userId` alone. */
export const ListQualifications = z.strictObject({
  userId: z.optional(Uuid),
  until: z.optional(CalendarDate),
  after: After,
})
export const QualificationList = z.strictObject({ qualifications: z.array(Qualification) })

export const QualificationId = z.strictObject({ id: Uuid })
export const WithdrawQualification = z.strictObject({ commandId: Uuid, reason: writtenText('unprinted') })
export type WithdrawQualification = z.infer<typeof WithdrawQualification>
