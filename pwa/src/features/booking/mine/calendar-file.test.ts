import { isolated } from '@sac/contracts/text/isolate'
import { expect, test } from 'vitest'
import { calendarFile } from './calendar-file.ts'

const entry = {
  appointmentId: '019a0000-0000-7000-8000-000000000001',
  scheduledDate: '2026-12-01T08:00:00.000Z',
  endsAt: '2026-12-01T08:45:00.000Z',
  revision: 2,
  summary: 'Test, AB-123-CD',
  location: 'Demo test centre; Demo town',
  now: 0,
  host: 'garage.test',
}

test('a calendar is told when, in UTC, and which change of the entry it is', () => {
  const lines = calendarFile(entry).split('\r\n')
  expect(lines).toContain('UID:019a0000-0000-7000-8000-000000000001@garage.test')
  expect(lines).toEqual(expect.arrayContaining(['SEQUENCE:2', 'DTSTART:20261201T080000Z', 'DTEND:20261201T084500Z']))
  expect(lines).toContain(String.raw`SUMMARY:Test\, AB-123-CD`)
})

test('no line is longer than 75 octets, and no character is split', () => {
  const file = calendarFile({ ...entry, summary: 'الفحص الدوري '.repeat(12) })
  const lines = file.split('\r\n')
  expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75)
  expect(file.replaceAll('\r\n ', '')).toContain('الفحص الدوري '.repeat(12))
})

test('a place can be looked up as it stands: nothing in it is only for the screen', () => {
  const file = calendarFile({ ...entry, location: ['Demo test centre', '1 Demo Street'].map(isolated).join('، ') })
  expect(file).toContain('LOCATION:Demo test centre، 1 Demo Street\r\n')
})
