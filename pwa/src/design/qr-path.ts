// The square code as one path: a step per run of dark modules, with the quiet zone of four modules it needs around it.

export type Modules = { size: number; data: ArrayLike<number> }

const quiet = 4

/** Edge of the drawing in modules. */
export const edgeOf = ({ size }: Pick<Modules, 'size'>): number => size + 2 * quiet

function runsOf({ size, data }: Modules, row: number): string[] {
  const dark = (column: number) => column < size && data[row * size + column] === 1
  const runs: string[] = []
  for (let start = 0; start < size; start += 1) {
    if (!dark(start)) continue
    let end = start
    while (dark(end)) end += 1
    runs.push(`M${start + quiet} ${row + quiet}h${end - start}v1h${start - end}z`)
    start = end
  }
  return runs
}

export const qrPath = (modules: Modules): string =>
  Array.from({ length: modules.size }, (_, row) => runsOf(modules, row).join('')).join('')
