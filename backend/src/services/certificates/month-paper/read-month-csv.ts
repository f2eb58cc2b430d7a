/** One test of the file: its cells by the names of their columns. */
export type MonthLine = Readonly<Record<string, string>>

const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  )

/** What `writeMonthCsv` has written, and nothing else: there a line is a test. */
export function readMonthCsv(csv: string): MonthLine[] {
  const [head = '', ...lines] = csv.split('\r\n').slice(0, -1)
  const names = cellsOf(head)
  return lines.map((line) => {
    const cells = cellsOf(line)
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
  })
}
