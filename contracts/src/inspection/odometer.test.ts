import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DatedReading, doubtReading, inKilometres, kmPerMile, sinceReplacement } from './odometer.ts'

const read = (value: number | null, at: string, more: Partial<DatedReading> = {}): DatedReading => ({
  value,
  unit: 'km',
  status: value === null ? 'unreadable' : 'read',
  at: at.length === 10 ? `${at}T10:00:00.000Z` : at,
  ...more,
})
const is = (now: DatedReading, ...before: DatedReading[]) => doubtReading(now, before)?.is ?? null

test('a lower reading is asked about, minutes after the one before too', () => {
  const before = read(128_402, '2026-11-23T10:00:00.000Z')
  expect(is(read(128_401, '2026-11-23T10:07:00.000Z'), before)).toBe('lower')
  expect(is(read(128_402, '2026-11-23T10:07:00.000Z'), before)).toBeNull()
  expect(is(read(128_403, '2026-11-23T10:07:00.000Z'), before)).toBeNull()
  expect(doubtReading(read(12, '2026-11-24'), [before])).toEqual({ is: 'lower', before })
})

test('more than 200 000 km a year, and more than any car has gone, are asked about', () => {
  expect(is(read(310_000, '2026-11-23'), read(100_000, '2025-11-23'))).toBe('fast')
  expect(is(read(299_000, '2026-11-23'), read(100_000, '2025-11-23'))).toBeNull()
  expect(is(read(101_000, '2026-11-23'), read(100_000, '2026-11-23'))).toBe('fast')
  expect(is(read(99_999_999, '2026-11-23'))).toBe('high')
  expect(is(read(9_999_999, '2026-11-23'))).toBe('high')
  expect(is(read(999_999, '2026-11-23'))).toBeNull()
})

test('readings are compared since the last replacement of the instrument', () => {
  const old = read(300_000, '2024-11-23')
  const fitted = read(10, '2025-11-23', { status: 'replaced' })
  expect(is(fitted, old)).toBeNull()
  expect(is(read(9_000, '2026-11-23'), fitted, old)).toBeNull()
  expect(is(read(9, '2026-11-23'), fitted, old)).toBe('lower')
  expect(is(read(300_000, '2025-12-23'), old, fitted)).toBe('fast')
  expect(sinceReplacement([old, read(9_000, '2026-01-01'), fitted]).map(({ value }) => value)).toEqual([9_000, 10])
  expect(is(read(9_000, '2026-11-23'), read(null, '2025-11-23', { status: 'replaced' }), old)).toBeNull()
})

test('a reading between is skipped when there was none', () => {
  const none = read(null, '2026-01-01', { status: 'none' })
  expect(is(read(1, '2026-11-23'), none, read(null, '2026-02-01'), read(5, '2025-11-23'))).toBe('lower')
  expect(is(read(null, '2026-11-23'), read(5, '2025-11-23'))).toBeNull()
})

test('a later reading is no reading before', () => {
  expect(is(read(5, '2025-11-23'), read(500, '2026-11-23'))).toBeNull()
})

const value = fc.integer({ min: 0, max: 400_000 })
const day = fc.integer({ min: 0, max: 2_000 })
const at = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString()
const reading = fc.record({
  value: fc.option(value),
  unit: fc.constantFrom('km' as const, 'mi' as const),
  status: fc.constantFrom('read' as const, 'read' as const, 'read' as const, 'replaced' as const),
  at: day.map(at),
})

test('the order in which readings became known never matters', () => {
  fc.assert(
    fc.property(fc.uniqueArray(reading, { selector: (one) => one.at, maxLength: 6 }), value, (readings, now) => {
      const asked = read(now, at(2_001))
      expect(doubtReading(asked, readings.toReversed())).toEqual(doubtReading(asked, readings))
    }),
  )
})

test('what grows as cars do is never asked about, whichever unit it is read in', () => {
  const growth = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 500 }), fc.boolean()))
  fc.assert(
    fc.property(growth, (steps) => {
      let [km, days] = [0, 0]
      const readings = steps.map(([perDay, more, inMiles]) => {
        km += perDay * more
        days += more
        const rounded = inMiles ? Math.round(km / kmPerMile) : km
        return read(rounded, at(days), { unit: inMiles ? 'mi' : 'km' })
      })
      for (const [index, one] of readings.entries())
        if (km < 4_000_000) expect(doubtReading(one, readings.slice(0, index))).toBeNull()
    }),
  )
})

test('every reading lower by more than rounding than one before it on the same instrument is asked about', () => {
  fc.assert(
    fc.property(value, value, fc.constantFrom('km' as const, 'mi' as const), (before, now, unit) => {
      const earlier = read(before, '2020-01-01')
      const asked = doubtReading(read(now, '2026-01-01', { unit }), [earlier])
      expect(asked?.is === 'lower').toBe(inKilometres({ value: now, unit }) + (unit === 'km' ? 0 : 1) < before)
    }),
  )
})
