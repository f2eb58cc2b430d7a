import * as z from 'zod/mini'
import { recordedText } from '../ids.ts'
import { unprintableCharacters } from '../text/printable.ts'
import { findUnseen } from '../text/unseen.ts'

const isPrinted = (text: string) => findUnseen(text, 'line') === null && unprintableCharacters(text).length === 0

/** A line that stands on papers. */
export const printed = (max: number) =>
  recordedText(max).check(z.refine(isPrinted, { error: 'has a character that cannot be printed' }))

/** As it stands on an invoice. */
export const PostalAddress = z.strictObject({
  street: printed(120),
  postcode: printed(16),
  city: printed(80),
  /** Code of ISO 3166-1. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
})
export type PostalAddress = z.infer<typeof PostalAddress>
