/** The smallest value that this share of all does not pass. NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Milliseconds. */
export const describeTimes = (times: readonly number[]): string =>
  `p50 ${percentile(times, 0.5).toFixed(1).padStart(6)}  p95 ${percentile(times, 0.95).toFixed(1).padStart(6)} ms`
