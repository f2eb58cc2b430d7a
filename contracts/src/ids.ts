// Identifiers and hashes as they travel in JSON.
import * as z from 'zod/mini'
import { faultInWords, judgeText, type TextFault, type TextField, textLimits } from './text/judge-text.ts'

/** UUIDv7 in lower-case text form, made by the client. */
export const Uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))

/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

// The form alone lets 30 February and 99:99 through, at which calendars and databases fail. Databases know no year 0.
// What is too large moves into the next minute, hour or day. Written out again it could be compared as well, at twice the cost, and
// every line has some.
const isInstant = (text: string): boolean => {
  const at = new Date(text)
  const told = [at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()]
  return told.every((part, n) => part === Number(text.slice(8 + 3 * n, 10 + 3 * n))) && !text.startsWith('0000')
}
const exists = (isReal: (text: string) => boolean) => z.refine<string>(isReal, { error: 'does not exist' })

const instantForm = z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)

/** An instant that exists, ISO 8601 in UTC with milliseconds, for example `2026-11-23T10:30:00.000Z`. */
export const Instant = z.string().check(instantForm, exists(isInstant))

/** What a clock said, in the form of an instant; no calendar needs to know it. */
export const ClockReading = z.string().check(instantForm)

/** A calendar date that exists, `YYYY-MM-DD`. */
export const CalendarDate = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  exists((date) => isInstant(`${date}T00:00:00.000Z`)),
)

/** As printed and signed: what a longer one could not be, because it would not fit the code of the certificate. */
export const Vin = z.string().check(z.regex(/^[A-Z0-9]{1,17}$/))

/** A whole number from 0 that fits a column of four bytes: counts, versions, partitions. */
export const Int4 = z.int().check(z.nonnegative(), z.maximum(2_147_483_647))

/** Place of a line on its device, 0 before the first. One written every microsecond reaches the end in three hundred years. */
export const Sequence = z.int().check(z.nonnegative(), z.maximum(9_000_000_000_000_000))

export const maxSealNumber = 9_999
/** 1 for the first seal of an inspection. Nobody seals ten thousand times; a larger number would not fit its column. */
export const SealNumber = z.int().check(z.positive(), z.maximum(maxSealNumber))

/**
 * Text as a device recorded it: trimmed, one to `max` characters. What it may hold is judged (text/judge-text), never its shape:
 * a line that cannot be read would be lost.
 */
export const recordedText = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))

function faultBesidesLength(input: unknown, field: TextField): TextFault | null {
  const fault = typeof input === 'string' ? judgeText(input, field) : null
  return fault?.is === 'too-long' ? null : fault
}

const judged = (field: TextField) =>
  z.refine<string>((text) => faultBesidesLength(text, field) === null, {
    error: ({ input }) => {
      const fault = faultBesidesLength(input, field)
      return fault ? faultInWords(fault) : 'cannot be taken'
    },
  })

/** Text given to the office: trimmed, not empty, as its field may be. */
export const writtenText = (field: TextField) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(textLimits[field].max), judged(field))

/** The same, where nothing may stand too; kept as it was written. */
export const remarkText = (field: TextField) => z.string().check(z.maxLength(textLimits[field].max), judged(field))

/** A short code or name from reference data. */
export const Code = z.string().check(z.minLength(1), z.maxLength(64))
