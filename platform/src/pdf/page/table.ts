import { type Line, layOutText } from '../text/lay-out-text.ts'
import { type Align, artifact, body, boxOn, type Canvas, content, type Element, edgeOf, ensureSpace } from './canvas.ts'
import { colours } from './colours.ts'
import { drawLines, leading, linesHeight } from './draw-text.ts'

export type Column = { title: string /** Share of the width. */; share: number; bold?: boolean; align?: Align }
export type Row = readonly string[]

type Cell = { x: number; right?: number; lines: readonly Line[] }
type LaidOut = { cells: readonly Cell[]; size: number }

const padding = 3

type Look = { /** Of the letters, in points. */ size?: number }

/** A tagged table whose head is repeated (as an artifact) on every page it reaches. Rows taller than a page are continued. */
export function table(
  canvas: Canvas,
  columns: readonly Column[],
  rows: readonly Row[],
  { size = 7.5 }: Look = {},
): void {
  const element = canvas.pdf.struct('Table')
  canvas.root.add(element)
  const layOut = (row: Row, isHead = false) => ({ size, cells: layOutRow(canvas, columns, row, { size, isHead }) })
  const head = layOut(
    columns.map(({ title }) => title),
    true,
  )
  drawHead(canvas, head, element)
  const page = () => canvas.pdf.bufferedPageRange().count
  for (const row of rows) {
    const laidOut = layOut(row)
    const before = page()
    ensureSpace(canvas, Math.min(rowHeight(laidOut), content.bottom / 2))
    if (page() !== before) drawHead(canvas, head, null)
    drawRow(canvas, laidOut, { element, onNewPage: () => drawHead(canvas, head, null) })
  }
  element.end()
  canvas.y += 4
}

type Style = { size: number; isHead: boolean }

function layOutRow(canvas: Canvas, columns: readonly Column[], texts: Row, { size, isHead }: Style): Cell[] {
  const total = columns.reduce((sum, { share }) => sum + share, 0)
  let x = content.left as number
  return columns.map((column, index) => {
    const width = (content.width * column.share) / total
    const bold = isHead || column.bold === true
    const lines = layOutText(texts[index] ?? '', { face: bold ? 'bold' : 'regular', size, width: width - 2 * padding })
    const box = boxOn(canvas, { x: x + padding, width: width - 2 * padding })
    const cell = { ...edgeOf(canvas, box, column.align), lines }
    x += width
    return cell
  })
}

const rowHeight = ({ cells, size }: LaidOut) =>
  linesHeight(Math.max(1, ...cells.map(({ lines }) => lines.length)), size) + 2 * padding

/** The head, tagged in its table; as an artifact when `element` is null, for it was already told once. */
function drawHead(canvas: Canvas, { cells, size }: LaidOut, element: Element | null): void {
  const { pdf } = canvas
  const height = rowHeight({ cells, size })
  ensureSpace(canvas, height * 2)
  const top = canvas.y
  artifact(pdf, () => pdf.rect(content.left, top, content.width, height).fill(colours.shade))
  const draw = (cell: Cell) => drawLines(pdf, cell.lines, { ...body, ...cell, size, y: top + padding })
  if (element === null) artifact(pdf, () => cells.forEach(draw), 'Pagination')
  else {
    const row = pdf.struct('TR')
    element.add(row)
    for (const cell of cells) row.add(pdf.struct('TH', { scope: 'Column' } as never, () => draw(cell)))
    row.end()
  }
  canvas.y = top + height
}

type RowPlace = { element: Element; onNewPage: () => void }

function drawRow(canvas: Canvas, { cells, size }: LaidOut, { element, onNewPage }: RowPlace): void {
  const { pdf } = canvas
  const row = pdf.struct('TR')
  element.add(row)
  const tags = cells.map(() => pdf.struct('TD'))
  for (const tag of tags) row.add(tag)
  let done = 0
  const count = Math.max(1, ...cells.map(({ lines }) => lines.length))
  while (done < count) {
    const fitting = Math.floor((content.bottom - canvas.y - 2 * padding + 0.01) / (size * leading))
    const until = Math.min(count, done + Math.max(1, fitting))
    cells.forEach((cell, index) =>
      drawCell(canvas, tags[index], { ...cell, size, lines: cell.lines.slice(done, until) }),
    )
    canvas.y += linesHeight(until - done, size) + 2 * padding
    done = until
    if (done < count) {
      ensureSpace(canvas, content.bottom)
      onNewPage()
    }
  }
  row.end()
  const bottom = canvas.y
  artifact(pdf, () => rule(canvas, bottom))
}

function drawCell({ pdf, y }: Canvas, tag: Element | undefined, cell: Cell & { size: number }): void {
  if (cell.lines.length === 0) return
  tag?.add(() => drawLines(pdf, cell.lines, { ...body, ...cell, y: y + padding }))
}

function rule({ pdf }: Canvas, y: number): void {
  pdf
    .moveTo(content.left, y)
    .lineTo(content.left + content.width, y)
    .lineWidth(0.4)
    .stroke(colours.line)
}
