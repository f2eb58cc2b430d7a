export type BenchmarkRun = {
  rounds: number
  /** The slow, original line instead of the scaled one; only for benchmarks that have a line. */
  full: boolean
  /** Prints one line. */
  said: (line: string) => void
}

/** A side-by-side comparison; `reached` says whether its target was met. */
export type Benchmark = { defaultRounds: number; run: (options: BenchmarkRun) => Promise<{ reached: boolean }> }
