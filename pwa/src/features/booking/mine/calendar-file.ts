// An appointment as calendars take it (RFC 5545): one UID for ever and the revision as SEQUENCE, so that a later file moves the entry.
import type { Appointment } from '@sac/contracts/http/bookings'
import { withoutIsolates } from '@sac/contracts/text/isolate'

type Entry = Pick<Appointment, 'appointmentId' | 'scheduledDate' | 'endsAt' | 'revision'> & {
  summary: string
  location: string
  /** When the file is made, milliseconds. */
  now: number
  /** Ends the UID, as in the file of the confirmation mail: the host of the site. */
  host: string
}

const octets = 75
const utf8 = new TextEncoder()
const stamp = (instant: string) => instant.replaceAll(/[-:]|\.\d{3}/g, '')
// Maps look the place up as it stands here: what keeps directions apart on a screen is no part of it.
const escaped = (text: string) =>
  withoutIsolates(text)
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r?\n/g, String.raw`\n`)

/** Lines of at most 75 octets; the next begins with a blank. No character is split. */
function fold(line: string): string {
  const folded = ['']
  for (const letter of line) {
    const last = folded.at(-1) ?? ''
    if (utf8.encode(last + letter).length > octets) folded.push(` ${letter}`)
    else folded[folded.length - 1] = last + letter
  }
  return folded.join('\r\n')
}

export function calendarFile({ appointmentId, scheduledDate, endsAt, revision, summary, location, now, host }: Entry) {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//SmartAutoCheck//Appointments//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${appointmentId}@${host}`,
    `SEQUENCE:${revision}`,
    `DTSTAMP:${stamp(new Date(now).toISOString())}`,
    `DTSTART:${stamp(scheduledDate)}`,
    `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${escaped(summary)}`,
    `LOCATION:${escaped(location)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}
