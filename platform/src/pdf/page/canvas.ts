// A page under the pen: where the next thing goes, which structure element takes it, when a new page begins.

import { type Line, layOutText } from '../text/lay-out-text.ts'
import type { Face } from '../text/load-fonts.ts'
import { colours } from './colours.ts'
import { drawLines, leading, linesHeight } from './draw-text.ts'
import { type Pdf, paper } from './open-document.ts'

export type Element = PDFKit.PDFStructureElement

export type Canvas = {
  pdf: Pdf
  /** Structure root; sections hang below it. */
  root: Element
  /** Top of the free space on the current page, in points. */
  y: number
  /** Of the page: from the right, columns stand the other way round and lines begin at the right edge. */
  direction?: 'ltr' | 'rtl'
  /** Draws what every page after the first begins with and returns the top of its free space. */
  startPage: (pdf: Pdf) => number
}

export type TextStyle = { face: Face; size: number; colour: string }

export const content = { left: paper.margin, width: paper.width - 2 * paper.margin, bottom: paper.height - 58 } as const

export const body: TextStyle = { face: 'regular', size: 8, colour: colours.ink }

/** Draws decoration no reader is told about. */
export function artifact(pdf: Pdf, draw: () => void, type?: 'Pagination'): void {
  pdf.markContent('Artifact', type ? { type } : {})
  draw()
  pdf.endMarkedContent()
}

/** A new page below the repeated head when fewer than `height` points are free. */
export function ensureSpace(canvas: Canvas, height: number): void {
  if (canvas.y + height <= content.bottom) return
  canvas.pdf.addPage()
  canvas.y = canvas.startPage(canvas.pdf)
}

type Box = { x: number; width: number }

/** Where a box lies that is measured from the side on which the page begins. */
export const boxOn = ({ direction }: Canvas, { x, width }: Box): Box => ({
  x: direction === 'rtl' ? paper.width - x - width : x,
  width,
})

export type Align = 'start' | 'end'

/** Where lines of a box are drawn from: its left edge, or its right one. */
export function edgeOf(
  { direction }: Canvas,
  { x, width }: Box,
  align: Align = 'start',
): { x: number; right?: number } {
  return (align === 'start') === (direction === 'rtl') ? { x, right: x + width } : { x }
}

export type Paragraph = TextStyle & {
  /** From the side on which the page begins. */
  x?: number
  width?: number
  align?: Align
  tag?: string
  parent?: Element
  after?: number
}

/** A block of text as one structure element, continued on further pages where needed. Empty text draws nothing. */
export function paragraph(canvas: Canvas, text: string, style: Paragraph): void {
  const { x = content.left, width = content.width, tag = 'P', parent = canvas.root, after = 0 } = style
  const lines = layOutText(text, { ...style, width })
  if (lines.length === 0) return
  const edge = edgeOf(canvas, boxOn(canvas, { x, width }), style.align)
  const element = canvas.pdf.struct(tag)
  parent.add(element)
  for (const part of pages(canvas, lines, style.size)) {
    element.add(() => drawLines(canvas.pdf, part, { ...style, ...edge, y: canvas.y }))
    canvas.y += linesHeight(part.length, style.size)
  }
  element.end()
  canvas.y += after
}

/** The lines page by page; asking for the next part turns the page. */
function* pages(canvas: Canvas, lines: readonly Line[], size: number): Generator<readonly Line[]> {
  let rest = lines
  while (rest.length > 0) {
    ensureSpace(canvas, size * leading)
    const fitting = Math.max(1, Math.floor((content.bottom - canvas.y + 0.01) / (size * leading)))
    yield rest.slice(0, fitting)
    rest = rest.slice(fitting)
  }
}

/** A section heading that stays with at least `keep` points of what follows. */
export function heading(canvas: Canvas, text: string, keep = 40): void {
  ensureSpace(canvas, 24 + keep)
  canvas.y += 8
  paragraph(canvas, text, { face: 'bold', size: 9.5, colour: colours.ink, tag: 'H2', after: 2 })
}
