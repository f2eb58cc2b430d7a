import { expect, test } from 'vitest'
import { bookingOf } from '../testing/sample-events.ts'
import { calendarFile } from './calendar-file.ts'

const at = new Date('2026-11-29T10:00:00.000Z')
const words = {
  summary: 'فحص المركبة; AB-123-CD, '.repeat(4),
  location: 'Lille\nNord',
  url: 'https://centre.example/a',
  at,
  host: 'centre.example',
}

test('no line is longer than 75 octets, none is cut inside a letter, and unfolded it is what was said', () => {
  const file = calendarFile({ ...words, data: bookingOf({ status: 'confirmed' }) }) ?? ''
  const lines = file.split('\r\n')
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(file).not.toMatch(/\uFFFD|[^\r]\n/)
  const unfolded = file.replaceAll('\r\n ', '')
  expect(unfolded).toContain(String.raw`SUMMARY:${'فحص المركبة\\; AB-123-CD\\, '.repeat(4)}`)
  expect(unfolded).toContain(String.raw`LOCATION:Lille\nNord`)
  expect(unfolded).toContain('DTSTAMP:20261129T100000Z')
})

test('a time that is held only is in no calendar', () => {
  expect(calendarFile({ ...words, data: bookingOf({ status: 'pending' }) })).toBeNull()
})
