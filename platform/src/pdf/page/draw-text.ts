import type { Line } from '../text/lay-out-text.ts'
import type { Run } from '../text/visual-runs.ts'
import type { Pdf } from './open-document.ts'

export type TextPlace = {
  x: number
  y: number
  size: number
  colour: string
  /** The right edge of a box to which lines are set flush; from `x` on unless told. */
  right?: number
}

/** Distance between the tops of two lines, in font sizes; where the baseline stands below the top. */
export const leading = 1.28
const ascent = 0.95

/** Height of so many lines of a size, in points. */
export const linesHeight = (lines: number, size: number): number => lines * size * leading

/** Draws lines from their top left corner. The caller has opened a structure element or an artifact. */
export function drawLines(pdf: Pdf, lines: readonly Line[], { x, y, size, colour, right }: TextPlace): void {
  pdf.fillColor(colour)
  const from = (line: Line) => (right === undefined ? x : right - line.width)
  lines.forEach((line, index) =>
    drawLine(pdf, line, { x: from(line), baseline: y + (index * leading + ascent) * size, size }),
  )
}

function drawLine(pdf: Pdf, line: Line, { x, baseline, size }: { x: number; baseline: number; size: number }): void {
  let isInSpan = false
  for (const run of line.runs) {
    isInSpan = turnSpan(pdf, run, isInSpan)
    if (run.text.trim() === '') continue
    pdf
      .font(run.face)
      .fontSize(size)
      .text(run.text, x + run.x, baseline, { lineBreak: false, baseline: 'alphabetic' })
  }
  if (isInSpan) pdf.endMarkedContent()
}

/** A reader gets the words of a right-to-left run in reading order, though they are drawn the other way round. */
function turnSpan(pdf: Pdf, { rightToLeft, logical }: Run, isInSpan: boolean): boolean {
  const begins = rightToLeft && logical !== ''
  if (isInSpan && (begins || !rightToLeft)) pdf.endMarkedContent()
  if (begins) pdf.markContent('Span', { actual: logical })
  return begins || (isInSpan && rightToLeft)
}
