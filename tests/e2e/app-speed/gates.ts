// What a figure may be at most, or must be at least; and figures told as the multiple of what an empty page takes in the same run.

export type Figure = {
  name: string
  value: number
  unit: 'ms' | 'kB' | 'MB' | 'of 100' | 'frames'
  atMost?: number
  atLeast?: number
  /** The same of the empty page. */
  raw?: number
}

export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN

export const median = (values: readonly number[]): number => percentile(values, 0.5)

const readable = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0))

/** One line; `missed` says whether a gate is. */
export function judge({ name, value, unit, atMost, atLeast, raw }: Figure): { line: string; missed: boolean } {
  const missed = !(value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity))
  const gate = atMost === undefined ? (atLeast === undefined ? '' : ` (gate ≥ ${atLeast})`) : ` (gate ≤ ${atMost})`
  const ratio = raw === undefined ? '' : ` · ${readable(value / raw)} × the empty page (${readable(raw)} ${unit})`
  return { line: `${missed ? 'MISS' : 'ok  '} ${name}: ${readable(value)} ${unit}${gate}${ratio}`, missed }
}
