// RFC 5545: the appointment as a calendar takes it. One UID for ever, raised SEQUENCE; so a later file moves the entry or takes it away.

import { AppointmentId } from '@sac/contracts/http/bookings'
import * as z from 'zod/mini'

const Entry = z.object({
  ...AppointmentId.shape,
  scheduledDate: z.string(),
  endsAt: z.string(),
  revision: z.int(),
  status: z.string(),
})

type Calendar = {
  data: Readonly<Record<string, unknown>>
  summary: string
  location: string
  url: string
  /** When the file was made. */
  at: Date
  /** Ends the UID; the host of the site. */
  host: string
}

const stamp = (instant: string) => instant.replaceAll(/[-:]|\.\d{3}/g, '')
const text = (value: string) => value.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`)

/** Lines of at most 75 octets; the next begins with a space. No character is split. */
function fold(line: string): string {
  const folded = ['']
  for (const letter of line) {
    const last = folded.at(-1) ?? ''
    if (Buffer.byteLength(last + letter) > 75) folded.push(` ${letter}`)
    else folded[folded.length - 1] = last + letter
  }
  return folded.join('\r\n')
}

/** null for what no calendar should hold: a time that is held only. */
export function calendarFile({ data, summary, location, url, at, host }: Calendar): string | null {
  const read = z.safeParse(Entry, data)
  if (!read.success || read.data.status === 'pending') return null
  const { appointmentId, scheduledDate, endsAt, revision, status } = read.data
  const isCancelled = status === 'cancelled'
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//SmartAutoCheck//Appointments//EN',
    `METHOD:${isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${appointmentId}@${host}`,
    `SEQUENCE:${revision}`,
    `DTSTAMP:${stamp(at.toISOString())}`,
    `DTSTART:${stamp(scheduledDate)}`,
    `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${text(summary)}`,
    `LOCATION:${text(location)}`,
    `URL:${url}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}
