// The figures a rule compares: from readings to a value, an imbalance, an efficiency, a mean or a spread. No limits here.
import { positionsOf } from './positions.ts'
import type { Measurement, Quantity } from './template.ts'

/** One reading in the unit of its measurement; measurement keys are unique in a template. */
export type Reading = { measurement: string; position: string; value: number }

export type Figure =
  | { position: string; status: 'computed' | 'ignored'; computed: number }
  | { position: string; status: 'waiting'; missing: readonly string[] }

type Source = { quantity: Quantity; measurement: Measurement; values: ReadonlyMap<string, number> }

const GRAVITY = 9.81

/**
 * The figures of a quantity, one per position judged, in the order of `positionsOf`. Readings may come in any order; of several
 * at one position the lowest counts. Figures are rounded to six decimals, so that exactly the limit is the limit.
 */
export function quantitiesOf(
  quantity: Quantity,
  measurement: Measurement,
  readings: readonly Reading[],
): readonly Figure[] {
  const source: Source = { quantity, measurement, values: lowestByPlace(readings) }
  switch (quantity.of) {
    case 'value':
      return positionsOf(measurement).map((position) => figure(source, position, [position], ([value = 0]) => value))
    case 'imbalance-percent':
      return pairsOf(measurement).map(([position, pair]) => figure(source, position, pair, spreadPercent))
    case 'efficiency-percent':
      return [efficiency(source)]
    case 'mean':
      return [figure(source, '-', positionsOf(measurement), (values) => sum(values) / values.length)]
    case 'spread-percent':
      return [figure(source, '-', positionsOf(measurement), spreadPercent)]
  }
}

function figure(
  source: Source,
  position: string,
  places: readonly string[],
  compute: (values: readonly number[]) => number,
): Figure {
  const keys = places.map((place) => `${source.measurement.key}/${place}`)
  const missing = keys.filter((key) => !source.values.has(key))
  if (missing.length > 0) return { position, status: 'waiting', missing }
  const values = keys.flatMap((key) => source.values.get(key) ?? [])
  const tooLight = Math.max(...values) < (source.quantity.ignoreBelow ?? -Infinity)
  return { position, status: tooLight ? 'ignored' : 'computed', computed: rounded(compute(values)) }
}

/** Braking force over weight force: 100·Σ F(kN) / (m(kg)·9.81/1000). Waits for every force and a mass above zero. */
function efficiency(source: Source): Figure {
  const massKey = `${source.quantity.mass}/-`
  const mass = source.values.get(massKey) ?? 0
  const forces = figure(source, '-', positionsOf(source.measurement), (values) => {
    return (100 * sum(values)) / ((mass * GRAVITY) / 1000)
  })
  if (mass > 0) return forces
  const missing = forces.status === 'waiting' ? forces.missing : []
  return { position: '-', status: 'waiting', missing: [...missing, massKey] }
}

function pairsOf(measurement: Measurement): readonly (readonly [string, readonly string[]])[] {
  const positions = positionsOf(measurement)
  if (measurement.per !== 'wheel') return [['-', positions]]
  const axles = [...new Set(positions.map((position) => position.slice(0, -1)))]
  return axles.map((axle) => [axle, positions.filter((position) => position.startsWith(axle))])
}

function spreadPercent(values: readonly number[]): number {
  const larger = Math.max(...values)
  return larger <= 0 ? 0 : (100 * (larger - Math.min(...values))) / larger
}

function lowestByPlace(readings: readonly Reading[]): ReadonlyMap<string, number> {
  const lowest = new Map<string, number>()
  for (const { measurement, position, value } of readings) {
    const key = `${measurement}/${position}`
    lowest.set(key, Math.min(value, lowest.get(key) ?? Infinity))
  }
  return lowest
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6
