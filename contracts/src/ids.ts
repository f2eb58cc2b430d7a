// Identifiers and hashes as they travel in JSON.
import * as z from 'zod/mini'

/** UUIDv7 in lower-case text form, made by the client. */
export const Uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))

/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const exists = (instant: string): boolean => {
  const ms = Date.parse(instant)
  return !Number.isNaN(ms) && new Date(ms).toISOString() === instant
}

const instantShape = z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)

/** An instant, ISO 8601 in UTC with milliseconds, for example `2026-11-23T10:30:00.000Z`; one that exists in the calendar. */
export const Instant = z.string().check(instantShape, z.refine(exists, 'no such instant'))

/** What a clock said, in the form of an instant; no calendar needs to know it. */
export const ClockReading = z.string().check(instantShape)

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const CalendarDate = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((date) => exists(`${date}T00:00:00.000Z`), 'no such date'),
)

/** A vehicle identification number or an older chassis number: at most 17 capitals and digits (ISO 3779). */
export const Vin = z.string().check(z.regex(/^[A-Z0-9]{1,17}$/))

/** Text a person wrote: trimmed length at least one, at most `max` characters. */
export const writtenText = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))

/** A short code or name from reference data. */
export const Code = z.string().check(z.minLength(1), z.maxLength(64))
