import { expect, test } from 'vitest'
import { odometerSeries, ticksFor } from './odometer-series.ts'

const at = (day: string, value: number | null, more: object = {}) => ({
  at: `${day}T10:00:00Z`,
  value,
  unit: 'km' as const,
  status: value === null ? ('unreadable' as const) : ('read' as const),
  ...more,
})

test('readings are drawn from the oldest to the newest and read the other way round', () => {
  const { rows, points, ticks } = odometerSeries([
    at('2026-11-23', 128_402),
    at('2022-11-20', 80_000),
    at('2024-11-21', 101_000),
  ])
  expect(rows.map(({ value }) => value)).toEqual([128_402, 101_000, 80_000])
  expect(points.map(({ value }) => value)).toEqual([80_000, 101_000, 128_402])
  expect([points[0]?.x, points.at(-1)?.x]).toEqual([0, 1])
  expect(ticks).toEqual([80_000, 100_000, 120_000, 140_000])
  expect(points[0]?.y).toBe(0)
  expect(points.at(-1)?.y).toBeCloseTo(0.807, 3)
})

test('ticks are round, few, and enclose every reading', () => {
  for (const [least, most] of [
    [0, 0],
    [7, 7],
    [99_999, 100_001],
    [0, 312_000],
    [128_400, 128_402],
  ] as const) {
    const ticks = ticksFor(least, most)
    expect(ticks.length).toBeGreaterThanOrEqual(2)
    expect(ticks.length).toBeLessThanOrEqual(6)
    expect(ticks[0]).toBeLessThanOrEqual(least)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
  }
})

test('a reading below the one before it is marked, unless the instrument was replaced', () => {
  const { rows, perYear } = odometerSeries([at('2020-01-01', 90_000), at('2022-01-01', 60_000)])
  expect(rows.map(({ fell }) => fell)).toEqual([true, false])
  expect(perYear).toBeNull()
  const replaced = odometerSeries([at('2020-01-01', 90_000), at('2022-01-01', 12, { status: 'replaced' })])
  expect(replaced.rows.some(({ fell }) => fell)).toBe(false)
  expect(replaced.perYear).toBeNull()
})

test('a reading that could not be taken is in the table and not in the line, and hides no fall', () => {
  const { rows, points } = odometerSeries([at('2020-01-01', 90_000), at('2021-01-01', null), at('2022-01-01', 80_000)])
  expect(points).toHaveLength(2)
  expect(rows.map(({ fell }) => fell)).toEqual([true, false, false])
})

test('miles and kilometres are not drawn into one line', () => {
  const { points, unit } = odometerSeries([at('2020-01-01', 60_000, { unit: 'mi' }), at('2022-01-01', 120_000)])
  expect([unit, points.map(({ value }) => value)]).toEqual(['km', [120_000]])
})

test('what was driven in a year is told in hundreds, over half a year or more', () => {
  expect(odometerSeries([at('2024-11-23', 100_000), at('2026-11-23', 128_402)]).perYear).toBe(14_200)
  expect(odometerSeries([at('2026-10-23', 100_000), at('2026-11-23', 101_000)]).perYear).toBeNull()
  expect(odometerSeries([]).points).toEqual([])
})
