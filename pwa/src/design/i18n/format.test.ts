import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { customerFormatsIn } from './customer-formats.ts'
import { formatsIn } from './format.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-30T10:00:00.000Z'), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('figures are Western and in the order of the language', () => {
  expect(formatsIn('en').number(128402)).toBe('128,402')
  expect(formatsIn('fr').number(2.1, 1)).toBe('2,1')
  expect(formatsIn('ar').number(12)).toBe('12')
})

test('a figure keeps its unit behind it inside Arabic text', () => {
  expect(formatsIn('en').amount('2.1', 'kN')).toBe('2.1\u00a0kN')
  expect(formatsIn('ar').amount('2,1', 'kN')).toBe('\u20662,1\u00a0kN\u2069')
})

test('the decimal sign is the one numbers are shown with', () => {
  for (const language of ['en', 'fr', 'ar'] as const) {
    const formats = formatsIn(language)
    expect(formats.number(1.5, 1)).toContain(formats.decimalSign())
  }
})

test('sizes below a megabyte are told in kilobytes', () => {
  expect(formatsIn('en').size(2000)).toBe('2\u00a0kB')
  expect(formatsIn('en').size(4.2 * 1024 * 1024)).toBe('4.2\u00a0MB')
})

test('an appointment is a time of its centre', () => {
  expect(formatsIn('en').timeIn('2026-11-23T08:00:00.000Z', 'Europe/Paris')).toBe('09:00')
  expect(formatsIn('en').dayIn('2026-11-23T23:30:00.000Z', 'Europe/Paris')).toContain('24')
})

const plain = (text: string) => text.replaceAll(/[\u00a0\u200e\u200f\u202f]/g, ' ')

const asShown = [
  { language: 'en', days: ['Tue 1 Dec', 'Tuesday 1 December'], before: ['Mon, 1 Dec 2025', 'Monday, 1 December 2025'] },
  { language: 'fr', days: ['mar. 1 déc.', 'mardi 1 décembre'], before: ['lun. 1 déc. 2025', 'lundi 1 décembre 2025'] },
  { language: 'ar', days: ['1 دجنبر', '1 دجنبر'], before: ['2025', '2025'] },
] as const

test.each(asShown)('a day of another year is shown with it: $language', ({ language, days, before }) => {
  const formats = customerFormatsIn(language)
  const shown = (date: string) => {
    const at = `${date}T12:00:00.000Z`
    const short = [formats.day(at), formats.dayIn(at, 'Europe/Paris')]
    return { short: short.map(plain), long: [formats.longDayIn(at, 'Europe/Paris'), formats.longDate(date)].map(plain) }
  }
  const [now, then] = [shown('2026-12-01'), shown('2025-12-01')]
  for (const text of now.short) expect(text).toContain(days[0])
  for (const text of now.long) expect(text).toContain(days[1])
  for (const text of then.short) expect(text).toContain(before[0])
  for (const text of then.long) expect(text).toContain(before[1])
  for (const text of [...now.short, ...now.long]) expect(text).not.toContain('2026')
})

test('the year is that of the place: it begins in Auckland while it is still the old one in Paris', () => {
  const { dayIn } = formatsIn('en')
  const newYear = '2026-12-31T11:30:00.000Z'
  expect(dayIn(newYear, 'Europe/Paris')).not.toContain('202')
  expect(dayIn(newYear, 'Pacific/Auckland')).toContain('2027')
})

test('a moment of another day is told with it', () => {
  const { moment } = formatsIn('en')
  expect(moment('2026-11-30T08:00:00.000Z', 'Europe/Paris')).toBe('09:00')
  expect(moment('2026-11-29T08:00:00.000Z', 'Europe/Paris')).toMatch(/29 Nov, 09:00$/)
  expect(moment('2025-11-30T08:00:00.000Z', 'Europe/Paris')).toMatch(/30 Nov 2025, 09:00$/)
  expect(moment(Date.parse('2026-11-30T08:00:00.000Z'))).toMatch(/^\d\d:\d\d$/)
})
