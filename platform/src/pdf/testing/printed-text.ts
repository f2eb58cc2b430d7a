import { inflateStreams } from './inflate-streams.ts'

/** What the pages of a PDF of ours say, one line for each piece drawn, as a reader copies it: through the fonts' own tables. */
export function printedText(pdf: Uint8Array): string {
  const streams = inflateStreams(pdf).streams.map((stream) => stream.toString('latin1'))
  // The faces are named in the order in which their tables stand.
  const tables = streams.filter((stream) => stream.includes('begincmap')).map(lettersOf)
  return streams
    .filter((stream) => stream.includes(' Tf'))
    .map((page) => readPage(page, tables))
    .join('\n')
}

const lettersOf = (table: string): string[] =>
  [...(/\[(<.*>)\]/.exec(table)?.[1] ?? '').matchAll(/<([^>]*)>/g)].map(([, codes = '']) =>
    codes
      .split(' ')
      .map((code) => String.fromCharCode(Number.parseInt(code, 16)))
      .join(''),
  )

function readPage(page: string, tables: readonly string[][]): string {
  let letters: readonly string[] = []
  const lines: string[] = []
  for (const [, face, drawn] of page.matchAll(/\/F(\d+) \S+ Tf|\[(<[^\]]*)\] TJ/g)) {
    if (face !== undefined) letters = tables[Number(face) - 1] ?? []
    else
      lines.push(
        (drawn?.match(/<[^>]*>/g) ?? [])
          .flatMap((hex) => hex.match(/[0-9a-f]{4}/g) ?? [])
          .map((glyph) => letters[Number.parseInt(glyph, 16)] ?? '?')
          .join(''),
      )
  }
  return lines.join('\n')
}
