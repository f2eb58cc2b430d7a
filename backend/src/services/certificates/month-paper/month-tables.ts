import { isolated } from '@sac/contracts/text/isolate'
import { body, type Canvas, heading, paragraph } from '@sac/platform/pdf/page/canvas'
import { colours } from '@sac/platform/pdf/page/colours'
import { type Column, table } from '@sac/platform/pdf/page/table'
import { formatDate } from '@sac/platform/pdf/text/format'
import type { PrintedMonth } from './printed-month.ts'
import type { MonthLine } from './read-month-csv.ts'
import { type MonthWords, monthWordsOf } from './words.ts'

/** Whose report it is, who made it when, and the hash of the file it is read from. */
export function drawFacts(canvas: Canvas, document: PrintedMonth, lines: readonly MonthLine[]): void {
  const { language, centre, centreId, issuedAt, madeBy, sha256 } = document
  const words = monthWordsOf(language)
  const at = words.at(formatDate(issuedAt.slice(0, 10), language), issuedAt.slice(11, 16))
  const facts = [
    [words.centre, [isolated(centre.name), centre.place, centre.station, centreId].filter(Boolean).join('  \u00B7  ')],
    [words.made, `${at}  \u00B7  ${madeBy}`],
    [words.tests, String(lines.length)],
    [words.file, sha256],
  ]
  const columns: Column[] = [
    { title: words.facts, share: 30, bold: true },
    { title: '\u00A0', share: 70 },
  ]
  table(canvas, columns, facts, { size: 8 })
  paragraph(canvas, words.source, { ...body, size: 7, colour: colours.faint, after: 2 })
}

const results = ['pass', 'pass-minor', 'fail', 'fail-dangerous', 'abandoned']

/** How many of each kind came to which result. */
export function drawSums(canvas: Canvas, { language }: PrintedMonth, lines: readonly MonthLine[]): void {
  const words = monthWordsOf(language)
  heading(canvas, words.sums)
  const columns: Column[] = [
    { title: words.kind, share: 20, bold: true },
    ...results.map((result): Column => ({ title: words.results[result] ?? result, share: 15, align: 'end' })),
    { title: words.all, share: 10, align: 'end', bold: true },
  ]
  const sums = (name: string, of: readonly MonthLine[]) => [
    name,
    ...results.map((result) => String(of.filter((line) => line['result'] === result).length)),
    String(of.length),
  ]
  const kinds = [...Map.groupBy(lines, (line) => line['kind'] ?? '')].toSorted(([a], [b]) => (a < b ? -1 : 1))
  table(canvas, columns, [
    ...kinds.map(([kind, of]) => sums(words.kinds[kind] ?? kind, of)),
    ...(kinds.length > 1 ? [sums(words.all, lines)] : []),
  ])
}

/** What the version before said otherwise; nothing in the first. */
export function drawChanges(canvas: Canvas, { language, changed, version }: PrintedMonth): void {
  if (changed === null) return
  const words = monthWordsOf(language)
  heading(canvas, words.changes(version - 1))
  const rows = (['added', 'removed', 'altered'] as const).flatMap((kind) =>
    changed[kind].map((inspectionId) => [words[kind], inspectionId]),
  )
  if (rows.length === 0) return paragraph(canvas, words.noChanges, { ...body, after: 2 })
  const columns: Column[] = [
    { title: words.change, share: 20 },
    { title: words.test, share: 80 },
  ]
  table(canvas, columns, rows)
}

const paperOf = (line: MonthLine, words: MonthWords) => {
  const status = line['certificate_status'] ?? ''
  return [line['certificate_number'], words.statuses[status] ?? status].filter(Boolean).join(', ')
}

/** Each test in a line, in the order of the file. */
export function drawTests(canvas: Canvas, { language }: PrintedMonth, lines: readonly MonthLine[]): void {
  const words = monthWordsOf(language)
  heading(canvas, words.list)
  const columns: Column[] = [
    { title: words.date, share: 11 },
    { title: words.plate, share: 13 },
    { title: words.vin, share: 21 },
    { title: words.kind, share: 11 },
    { title: words.result, share: 14, bold: true },
    { title: words.deficiencies, share: 15 },
    { title: words.paper, share: 20 },
  ]
  const rows = lines.map((line) => {
    const cell = (name: string) => line[name] ?? ''
    const [kind, result] = [cell('kind'), cell('result')]
    return [
      cell('tested_on'),
      `${cell('plate')} ${cell('country')}`.trim(),
      cell('vin'),
      words.kinds[kind] ?? kind,
      words.results[result] ?? result,
      cell('deficiency_codes'),
      paperOf(line, words),
    ]
  })
  table(canvas, columns, rows, { size: 6.5 })
}
