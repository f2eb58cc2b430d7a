import * as z from 'zod/mini'

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

/** Name of an IANA zone this machine knows. */
export const TimeZone = z.string().check(z.maxLength(64), z.refine(isTimeZone, { error: 'is no time zone' }))
