// Identifiers and hashes as they travel in JSON.
import * as z from 'zod/mini'

/** UUIDv7 in lower-case text form, made by the client. */
export const Uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))

/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** An instant, ISO 8601 in UTC with milliseconds, for example `2026-11-23T10:30:00.000Z`. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/))

/** A calendar date, `YYYY-MM-DD`. */
export const CalendarDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

/** Text a person wrote: trimmed length at least one, at most `max` characters. */
export const writtenText = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))

/** A short code or name from reference data. */
export const Code = z.string().check(z.minLength(1), z.maxLength(64))
