// The readings of a car as a line to be drawn and a table to be read. Owns no colours and no words.
import type { VehicleView } from '@sac/contracts/http/vehicles'

type Reading = VehicleView['odometer'][number]

export type OdometerRow = Reading & {
  /** Less than at the test before, by the same instrument. */
  fell: boolean
}

/** Shares of the drawing: 0 at its left and lower edge, 1 at its right and upper one. */
type OdometerPoint = { x: number; y: number; row: OdometerRow; value: number }

export type OdometerSeries = {
  /** Newest first. */
  rows: readonly OdometerRow[]
  /** Oldest first; of the unit of the latest reading, with a value. */
  points: readonly OdometerPoint[]
  /** Round values from the lower to the upper edge. */
  ticks: readonly number[]
  unit: 'km' | 'mi'
  /** What was driven in a year, over the whole series by one instrument; null where that says nothing. */
  perYear: number | null
}

const yearMs = 365.25 * 86_400_000
const ms = ({ at }: Reading) => Date.parse(at)

function withFalls(oldestFirst: readonly Reading[]): OdometerRow[] {
  let before: Reading | null = null
  return oldestFirst.map((reading) => {
    const isComparable = before?.unit === reading.unit && reading.status !== 'replaced'
    const fell = isComparable && (reading.value ?? Infinity) < (before?.value ?? 0)
    if (reading.value !== null) before = reading
    return { ...reading, fell }
  })
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)))
  return ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power
}

/** Three to five round values that enclose what is drawn. */
export function ticksFor(least: number, most: number): number[] {
  const step = roundStep((most - least) / 3)
  const first = Math.floor(least / step) * step
  const ticks = [first]
  for (let next = first + step; (ticks.at(-1) ?? 0) < most || ticks.length < 2; next += step) ticks.push(next)
  return ticks
}

function perYearOf(points: readonly OdometerRow[]): number | null {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.some(({ fell, status }) => fell || status === 'replaced')) return null
  const years = (ms(last) - ms(first)) / yearMs
  return years < 0.5 ? null : Math.round(((last.value ?? 0) - (first.value ?? 0)) / years / 100) * 100
}

/** Readings in any order. */
export function odometerSeries(readings: readonly Reading[]): OdometerSeries {
  const rows = withFalls(readings.toSorted((a, b) => ms(a) - ms(b)))
  const unit = rows.findLast(({ value }) => value !== null)?.unit ?? 'km'
  const drawn = rows.filter((row) => row.value !== null && row.unit === unit)
  const values = drawn.map(({ value }) => value ?? 0)
  const ticks = drawn.length === 0 ? [] : ticksFor(Math.min(...values), Math.max(...values))
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const [from, to] = [drawn[0], drawn.at(-1)].map((row) => (row ? ms(row) : 0)) as [number, number]
  const points = drawn.map((row, at) => ({
    x: to === from ? 0.5 : (ms(row) - from) / (to - from),
    y: ((values[at] ?? 0) - low) / (high - low),
    row,
    value: values[at] ?? 0,
  }))
  return { rows: rows.toReversed(), points, ticks, unit, perYear: perYearOf(drawn) }
}
