/** One side of a comparison; `run` does the whole work once and returns named figures. */
export type Contender = { name: string; run: (round: number) => Promise<Figures> }
export type Figures = Readonly<Record<string, number>>
export type Results = ReadonlyMap<string, readonly Figures[]>

/**
 * All contenders in every round, the first one changing from round to round, so that what the machine does meanwhile
 * touches all of them alike. `said` is told each result as it comes.
 */
export async function runRounds(
  contenders: readonly Contender[],
  { rounds, said }: { rounds: number; said: (line: string) => void },
): Promise<Results> {
  const results = new Map<string, Figures[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    const first = round % contenders.length
    for (const { name, run } of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      const figures = await run(round)
      results.get(name)?.push(figures)
      said(`round ${round + 1}  ${name}: ${describeFigures(figures)}`)
    }
  }
  return results
}

/** The median of one figure of one contender; NaN when no round gave it. */
export function medianOf(results: Results, contender: string, figure: string): number {
  const values = (results.get(contender) ?? []).flatMap((figures) =>
    figures[figure] === undefined ? [] : [figures[figure]],
  )
  return median(values)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? Number.NaN)) / 2 : upper
}

function describeFigures(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${readable(value)}`)
    .join(' · ')
}

/** Three significant digits, whole numbers as they are, `never` for infinity. */
export function readable(value: number): string {
  if (value === Infinity) return 'never'
  return Number.isInteger(value) ? String(value) : Math.abs(value) < 1000 ? value.toPrecision(3) : value.toFixed(0)
}
